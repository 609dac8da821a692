package quire.shell.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quire.api.work.BenchReport;
import quire.shell.io.Table;

/** {@code bench}. */
@Command(name = "bench", description = "Time a paper's training step and inference at the size it names.")
public final class BenchCommand extends QuireCommand {
    @Parameters(paramLabel = "PAPER", description = "Id of a paper, as 'papers' lists it; 'platform' compares two trainings at once with one after the other.")
    private String paper;

    @Option(names = "--engine", paramLabel = "ENGINE", split = ",", description = "Engines to compare, joined by commas; the chosen one by default.")
    private List<String> engines = List.of();

    @Option(names = "--papers", paramLabel = "A,B", split = ",", description = "With 'platform': the two papers trained at once; can,han by default.")
    private List<String> papers = List.of("can", "han");

    @Override
    protected void execute() throws Exception {
        if (paper.equals("platform")) {
            Map<String, Object> found = new PlatformBench(desk(), watch(), papers).run();
            result(found, out -> PlatformBench.print(found, out));
            return;
        }
        BenchReport report = watch().follow(desk().workbench().bench(paper, engines));
        result(report, out -> {
            Table table = new Table("CASE", "ENGINE", "BATCH", "PARAMETERS", "TRAIN ms", "INFER ms", "HOST ms", "ITEMS/s", "NATIVE MiB", "HEAP MiB");
            report.rows().forEach(r -> table.row(r.name(), r.engine(), r.batch(), r.params(), r.train_ms(), r.infer_ms(), r.host_ms(), r.items_per_s(),
                    r.native_peak_mb(), r.heap_peak_mb()));
            table.print(out);
            report.rows().stream().filter(r -> !r.figures().isEmpty()).map(BenchCommand::figures).forEach(out::println);
            ratios(report).forEach(out::println);
            out.println(report.device() + ", " + report.threads() + " threads; medians");
        });
    }

    private static String figures(BenchReport.Row r) {
        return r.name() + ": " + new TreeMap<>(r.figures()).entrySet().stream().map(f -> String.format(Locale.ROOT, "%s %.4g", f.getKey(), f.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** How the engines compare, a line for each case that ran on several. */
    private static List<String> ratios(BenchReport report) {
        List<String> lines = new ArrayList<>();
        Map<String, BenchReport.Row> first = new HashMap<>();
        for (BenchReport.Row r : report.rows()) {
            BenchReport.Row base = first.putIfAbsent(r.name(), r);
            if (base != null) {
                lines.add(String.format(Locale.ROOT, "%s: %s trains %.2f times and infers %.2f times as fast as %s", r.name(), r.engine(),
                        base.train_ms() / r.train_ms(), base.infer_ms() / r.infer_ms(), base.engine()));
            }
        }
        return lines;
    }
}
