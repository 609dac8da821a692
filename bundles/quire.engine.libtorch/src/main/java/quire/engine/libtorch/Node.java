package quire.engine.libtorch;

/**
 * One operation of a compiled graph.
 *
 * @param in    slots it reads
 * @param out   slots it writes
 * @param place for messages
 */
record Node(Kernel kernel, int[] in, int[] out, String place) {
}
