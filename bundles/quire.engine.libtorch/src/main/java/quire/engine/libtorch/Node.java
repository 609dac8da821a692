package quire.engine.libtorch;

/**
 * One operation of a compiled graph.
 *
 * @param in    slots it reads
 * @param out   slots it writes
 * @param op    its name
 * @param place for messages
 */
record Node(Kernel kernel, int[] in, int[] out, String op, String place) {
}
