package quire.core.job;

/** How many jobs run at once. */
public interface Queues {
    /** @param queue device id */
    int atOnce(String queue);
}
