package quire.api.work;

import java.util.List;

/**
 * What the conformance kit found.
 *
 * @param bundle the paper's bundle, as {@code name version}
 */
public record CheckReport(String paper, String model, String dataset, String engine, String bundle, List<Check> checks, double seconds) {
    /** Result of a check that found what it looked for. */
    public static final String PASSED = "passed";
    /** Result of a check that did not. */
    public static final String FAILED = "failed";
    /** Result of a check the paper gives no occasion for. */
    public static final String NOT_APPLICABLE = "not applicable";

    /**
     * One check.
     *
     * @param name   {@code shapes}, {@code gradients}…
     * @param result {@link #PASSED}, {@link #FAILED} or {@link #NOT_APPLICABLE}
     * @param reason one line: what was found
     */
    public record Check(String name, String result, String reason, double seconds) {
    }

    /** Whether no check failed. */
    public boolean passed() {
        return checks.stream().noneMatch(c -> c.result().equals(FAILED));
    }
}
