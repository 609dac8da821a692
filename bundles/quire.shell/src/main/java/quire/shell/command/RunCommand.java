package quire.shell.command;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.shell.io.Numbers;
import quire.shell.io.Table;

/** {@code run}. */
@Command(name = "run", description = "Tell all about a run.")
public final class RunCommand extends QuireCommand {
    @Parameters(paramLabel = "RUN", description = "Id of a run, the start of one, or 'last'.")
    private String id;

    @Override
    protected void execute() throws IOException {
        Run run = desk().runs().run(id);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("info", run.info());
        document.put("folder", run.folder().toString());
        document.put("history", run.metrics());
        result(document, out -> print(out, run));
    }

    private static void print(PrintStream out, Run run) {
        RunInfo r = run.info();
        Table table = new Table("RUN", r.id());
        table.row("state", r.state() + (r.error() == null ? "" : ": " + r.error()));
        RunSpec s = r.spec();
        if (s != null) {
            table.row("what", s.paper() + ", model " + s.model() + ", trainer " + s.trainer() + ", seed " + s.seed()
                    + (s.from() == null ? "" : ", from run " + s.from()));
            table.row("data", s.dataset() + (s.data() == null ? "" : " " + s.data()) + (r.dataCounts() == null ? "" : " " + r.dataCounts()));
            Comparison.options(s).forEach((name, value) -> table.row("option " + name, value));
        }
        table.row("engine", r.engine() + (r.engineReason() == null ? "" : ": " + r.engineReason()));
        table.row("device", r.device() + ", " + r.threads() + " threads");
        table.row("parameters", r.parameters());
        table.row("started", r.started() + ", took " + Numbers.seconds(r.seconds()));
        if (r.bundles() != null) {
            new TreeMap<>(r.bundles()).forEach((name, version) -> table.row("bundle", name + " " + version));
        }
        if (r.metrics() != null) {
            new TreeMap<>(r.metrics()).forEach((name, value) -> table.row(name, Numbers.metric(value)));
        }
        table.row("folder", run.folder());
        table.print(out);
    }
}
