package quire.api.engine;

/**
 * What an engine's CUDA natives need, whether they are installed or not.
 *
 * @param library  name and version, for people
 * @param driver   oldest driver, {@code 450.80.02}
 * @param lowest   lowest compute capability it has machine code for, in tenths: 37 is 3.7
 * @param highest  highest, in tenths
 * @param memoryMb least device memory, MiB
 */
public record CudaBuild(String library, String driver, int lowest, int highest, long memoryMb) {
}
