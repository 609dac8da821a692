package quire.shell.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import quire.api.run.RunInfo;
import quire.shell.io.Numbers;
import quire.shell.io.Table;

/** {@code runs}. */
@Command(name = "runs", description = "List the runs of the home folder, oldest first.")
public final class RunsCommand extends QuireCommand {
    @Override
    protected void execute() throws IOException {
        List<RunInfo> runs = desk().runs().runs();
        result(runs, out -> {
            if (runs.isEmpty()) {
                out.println("No runs yet; 'train PAPER' makes one.");
            }
            Table table = new Table("RUN", "STATE", "PAPER", "MODEL", "DATASET", "STARTED", "TIME", "TEST");
            for (RunInfo r : runs) {
                if (r.spec() == null) {
                    table.row(r.id(), r.state(), null, null, null, r.started(), null, r.error());
                } else {
                    table.row(r.id(), r.state(), r.spec().paper(), r.spec().model(), r.spec().dataset(), r.started(),
                            Numbers.seconds(r.seconds()), r.error() != null ? r.error() : Numbers.metrics(test(r)));
                }
            }
            table.print(out);
        });
    }

    private static Map<String, Double> test(RunInfo r) {
        return r.metrics() == null ? Map.of() : r.metrics().entrySet().stream().filter(e -> e.getKey().startsWith("test/"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }
}
