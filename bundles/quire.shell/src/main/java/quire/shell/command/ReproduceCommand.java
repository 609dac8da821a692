package quire.shell.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quire.api.experiment.Report;
import quire.shell.io.Numbers;
import quire.shell.io.Table;

/** {@code reproduce}. */
@Command(name = "reproduce", description = "Run a paper's experiment and judge its claims.")
public final class ReproduceCommand extends QuireCommand {
    @Parameters(paramLabel = "PAPER", description = "Id of a paper, as 'papers' lists it.")
    private String paper;

    @Option(names = "--quick", description = "A small version that ends within about two minutes on two cores.")
    private boolean quick;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "0", description = "Seeds per arm; the experiment's own number by default.")
    private int seeds;

    @Option(names = "--engine", paramLabel = "ENGINE", description = "Engine that runs the graphs; chosen by default.")
    private String engine;

    @Mixin
    private ResourceOptions resources = new ResourceOptions();

    @Override
    protected void execute() throws Exception {
        Report report = watch().follow(desk().workbench().reproduce(paper, quick, seeds, engine, resources.resources()));
        result(report, out -> print(out, report));
    }

    private static void print(PrintStream out, Report report) {
        List<String> metrics = report.columns();
        List<String> headings = new ArrayList<>(List.of("ARM", "SEEDS"));
        headings.addAll(metrics);
        Table table = new Table(headings.toArray(new String[0]));
        for (Report.ArmResult arm : report.arms()) {
            List<Object> row = new ArrayList<>(List.of(arm.name(), arm.seeds()));
            metrics.forEach(m -> row.add(cell(arm.metrics().get(m))));
            table.row(row.toArray());
        }
        table.print(out);
        for (Report.ClaimResult claim : report.claims()) {
            out.println();
            out.println(claim.verdict().toUpperCase(Locale.ROOT) + ": " + claim.statement());
            out.println("  rule: " + claim.rule());
            out.println("  evidence: " + claim.evidence());
        }
        out.println();
        out.println((report.quick() ? "Quick version; " : "") + "took " + Numbers.seconds(report.seconds()));
    }

    private static String cell(Report.Summary s) {
        if (s == null) {
            return null;
        }
        return Double.isNaN(s.sd()) || s.sd() == 0 ? Numbers.metric(s.mean()) : Numbers.metric(s.mean()) + " ±" + Numbers.metric(s.sd());
    }
}
