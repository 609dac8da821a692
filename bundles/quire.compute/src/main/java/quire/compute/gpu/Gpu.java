package quire.compute.gpu;

/**
 * A GPU as its driver describes it.
 *
 * @param capability compute capability in tenths: 86 is 8.6
 */
public record Gpu(int index, String name, long memoryMb, long freeMb, int capability) {
}
