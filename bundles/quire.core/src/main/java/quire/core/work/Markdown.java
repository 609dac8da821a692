package quire.core.work;

import java.util.List;
import java.util.Locale;
import quire.api.experiment.Report;
import quire.api.experiment.Report.Summary;

/** A report as a table to read. */
final class Markdown {
    private Markdown() {
    }

    static String of(Report report) {
        List<String> columns = report.columns();
        StringBuilder out = new StringBuilder("# ").append(report.paper()).append(report.quick() ? " (quick)" : "").append("\n\n| arm | seeds |");
        columns.forEach(c -> out.append(' ').append(c).append(" |"));
        out.append("\n| --- | --- |").append(" --- |".repeat(columns.size())).append('\n');
        for (Report.ArmResult arm : report.arms()) {
            out.append("| ").append(arm.name()).append(" | ").append(arm.seeds()).append(" |");
            columns.forEach(c -> out.append(' ').append(cell(arm.metrics().get(c))).append(" |"));
            out.append('\n');
        }
        for (Report.ClaimResult c : report.claims()) {
            out.append("\n**").append(c.verdict()).append("**: ").append(c.statement()).append("  \nRule: ").append(c.rule()).append("  \nEvidence: ")
                    .append(c.evidence()).append('\n');
        }
        return out.append(String.format(Locale.ROOT, "%nTook %.0f s.%n", report.seconds()).replace("\r\n", "\n")).toString();
    }

    private static String cell(Summary s) {
        if (s == null || Double.isNaN(s.mean())) {
            return "-";
        }
        if (s.mean() == Math.rint(s.mean()) && Math.abs(s.mean()) >= 100) {
            return String.format(Locale.ROOT, "%.0f", s.mean());
        }
        return Double.isNaN(s.sd()) ? String.format(Locale.ROOT, "%.4f", s.mean()) : String.format(Locale.ROOT, "%.4f ± %.4f", s.mean(), s.sd());
    }
}
