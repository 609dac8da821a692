package quire.api.compute;

/**
 * What a job asks of the shared back end.
 *
 * @param owner    who holds the lease, shown by {@code devices}
 * @param device   device id, or {@code auto}
 * @param engine   engine id, or {@code auto}
 * @param budgetMb native memory in MiB the lease may hold; 0 for the platform's default
 * @param threads  CPU threads wanted; 0 lets the platform decide
 */
public record LeaseRequest(String owner, String device, String engine, long budgetMb, int threads) {
    /** Platform defaults for everything. */
    public static LeaseRequest of(String owner) {
        return new LeaseRequest(owner, "auto", "auto", 0, 0);
    }
}
