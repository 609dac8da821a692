package quire.shell.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quire.api.QuireException;
import quire.api.work.CheckReport;
import quire.api.work.CheckRequest;
import quire.shell.io.Table;

/** {@code check}. */
@Command(name = "check", description = "Check a paper against what its contracts promise; fails if it breaks one.",
        footer = {"", "Example: quire check can --engine nd4j"})
public final class CheckCommand extends QuireCommand {
    @Parameters(paramLabel = "PAPER", description = "Id of a paper, as 'papers' lists it.")
    private String paper;

    @Option(names = "--model", paramLabel = "MODEL", description = "Model to check; the paper's own by default.")
    private String model;

    @Option(names = "--dataset", paramLabel = "DATASET", description = "Data set to check it on; the paper's own by default.")
    private String dataset;

    @Option(names = "--data", paramLabel = "PATH", description = "File or folder of the data set, where it reads one.")
    private Path data;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Option of model, data set or trainer instead of the kit's small one; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--engine", paramLabel = "ENGINE", description = "Engine that runs the graphs; chosen by default.")
    private String engine;

    @Option(names = "--no-unload", description = "Do not stop and start the paper's bundle.")
    private boolean noUnload;

    @Override
    protected void execute() throws Exception {
        CheckReport report = watch().follow(desk().conformance().check(new CheckRequest(paper, model, dataset, data, set, engine, !noUnload)));
        result(report, out -> {
            Table table = new Table("CHECK", "RESULT", "SECONDS", "REASON");
            report.checks().forEach(c -> table.row(c.name(), c.result(), c.seconds(), c.reason()));
            table.print(out);
            out.println(report.bundle() + ": model " + report.model() + ", data " + report.dataset() + ", engine " + report.engine());
        });
        List<String> failed = report.checks().stream().filter(c -> c.result().equals(CheckReport.FAILED)).map(CheckReport.Check::name).toList();
        if (!failed.isEmpty()) {
            throw new QuireException("paper '" + paper + "' fails " + failed.size() + " of " + report.checks().size() + " checks: " + String.join(", ", failed));
        }
    }
}
