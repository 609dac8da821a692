package quire.shell.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quire.api.work.BenchReport;
import quire.shell.io.Table;

/** {@code bench}. */
@Command(name = "bench", description = "Time a paper's training step and inference at the size it names.")
public final class BenchCommand extends QuireCommand {
    @Parameters(paramLabel = "PAPER", description = "Id of a paper, as 'papers' lists it.")
    private String paper;

    @Option(names = "--engine", paramLabel = "ENGINE", split = ",", description = "Engines to compare, joined by commas; the chosen one by default.")
    private List<String> engines = List.of();

    @Override
    protected void execute() throws Exception {
        BenchReport report = watch().follow(desk().workbench().bench(paper, engines));
        result(report, out -> {
            Table table = new Table("CASE", "ENGINE", "BATCH", "PARAMETERS", "TRAIN ms", "INFER ms", "ITEMS/s", "NATIVE MiB", "HEAP MiB");
            report.rows().forEach(r -> table.row(r.name(), r.engine(), r.batch(), r.params(), r.train_ms(), r.infer_ms(), r.items_per_s(),
                    r.native_peak_mb(), r.heap_peak_mb()));
            table.print(out);
            out.println(report.device() + ", " + report.threads() + " threads; medians");
        });
    }
}
