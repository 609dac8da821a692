package quire.compute.provider;

/**
 * The ids of a batch for tables of one kind.
 *
 * @param distinct  ids that occur, in order of first appearance
 * @param ids       per id input: its ids
 * @param positions per id input: where each id stands in {@code distinct}
 */
record BatchIds(int[] distinct, int[][] ids, int[][] positions) {
}
