package quire.api.compute;

/**
 * A place where graphs can run.
 *
 * @param id       {@code cpu}, {@code cuda:0}…
 * @param kind     {@code cpu} or {@code cuda}
 * @param name     what the maker calls it
 * @param memoryMb memory in MiB
 * @param freeMb   free memory in MiB when asked
 * @param usable   whether a lease can be had
 * @param reason   why it is or is not usable, one line
 */
public record Device(String id, String kind, String name, long memoryMb, long freeMb, boolean usable, String reason) {
}
