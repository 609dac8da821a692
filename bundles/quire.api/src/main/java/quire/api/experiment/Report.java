package quire.api.experiment;

import java.util.List;
import java.util.Map;

/**
 * What {@code reproduce} found; serialises to the documented JSON.
 *
 * @param columns metrics that a table shows, in this order; the arms may hold many more
 */
public record Report(String paper, boolean quick, List<String> columns, List<ArmResult> arms, List<ClaimResult> claims, double seconds) {
    /** @param seeds number of seeds */
    public record ArmResult(String name, int seeds, Map<String, Summary> metrics) {
    }

    /** @param sd sample standard deviation, NaN for one seed */
    public record Summary(double mean, double sd, List<Double> values) {
    }

    /** @param verdict lower-case word */
    public record ClaimResult(String id, String statement, String rule, String verdict, String evidence) {
    }
}
