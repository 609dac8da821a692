package quire.core.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import quire.api.experiment.Claim;
import quire.api.experiment.Experiment;
import quire.api.experiment.Report;
import quire.api.experiment.Report.ArmResult;
import quire.api.experiment.Report.ClaimResult;
import quire.api.experiment.Report.Summary;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;

/** Makes the report of an experiment from what its arms measured. */
final class Judge {
    private Judge() {
    }

    /** @param found metrics by arm, one map per seed */
    static Report report(String paper, boolean quick, Experiment experiment, Map<String, List<Map<String, Double>>> found, double seconds) {
        Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
        List<ArmResult> arms = new ArrayList<>();
        found.forEach((arm, seeds) -> {
            Map<String, List<Double>> metrics = byMetric(seeds);
            values.put(arm, metrics);
            Map<String, Summary> summaries = new TreeMap<>();
            metrics.forEach((name, v) -> summaries.put(name, summary(v)));
            arms.add(new ArmResult(arm, seeds.size(), summaries));
        });
        Results results = new Results(values);
        List<ClaimResult> claims = experiment.claims().stream().map(c -> judge(c, results)).toList();
        return new Report(paper, quick, experiment.columns(), arms, claims, seconds);
    }

    /** A metric that a seed lacks is NaN there. */
    private static Map<String, List<Double>> byMetric(List<Map<String, Double>> seeds) {
        TreeSet<String> names = new TreeSet<>();
        seeds.forEach(s -> names.addAll(s.keySet()));
        Map<String, List<Double>> out = new TreeMap<>();
        names.forEach(n -> out.put(n, seeds.stream().map(s -> s.getOrDefault(n, Double.NaN)).toList()));
        return out;
    }

    static Summary summary(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return new Summary(mean, values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1)), values);
    }

    private static ClaimResult judge(Claim claim, Results results) {
        Claim.Finding finding;
        try {
            finding = claim.judge().apply(results);
        } catch (RuntimeException e) {
            // a rule that cannot be applied decides nothing
            finding = new Claim.Finding(Verdict.INCONCLUSIVE, "the rule could not be applied: " + e.getMessage());
        }
        return new ClaimResult(claim.id(), claim.statement(), claim.rule(), finding.verdict().name().toLowerCase(Locale.ROOT), finding.evidence());
    }
}
