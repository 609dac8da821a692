package quire.conformance.check;

/** One question. Keeps nothing of the paper's after it has been answered. */
public interface Check {
    /** One word or two. */
    String name();

    /** Answers. What is thrown counts as a failure with its message, but a cancellation ends everything. */
    Outcome run(Bench bench) throws Exception;
}
