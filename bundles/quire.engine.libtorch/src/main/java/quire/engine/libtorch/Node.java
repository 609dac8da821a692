package quire.engine.libtorch;

/**
 * One operation of a compiled graph.
 *
 * @param in   slots it reads
 * @param out  slots it writes
 * @param op   its name
 * @param args what it was told in the graph
 */
record Node(Kernel kernel, int[] in, int[] out, String op, OpArgs args) {

    /** Its place in the graph, for messages. */
    String place() {
        return args.place();
    }
}
