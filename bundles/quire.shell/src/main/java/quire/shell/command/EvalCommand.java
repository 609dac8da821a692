package quire.shell.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quire.shell.io.Table;

/** {@code eval}. */
@Command(name = "eval", description = "Evaluate a run's model on its own data or other.")
public final class EvalCommand extends QuireCommand {
    @Parameters(paramLabel = "RUN", description = "Id of a run, the start of one, or 'last'.")
    private String run;

    @Option(names = "--dataset", paramLabel = "DATASET", description = "Data set; the run's own by default.")
    private String dataset;

    @Option(names = "--data", paramLabel = "PATH", description = "File or folder of the data set.")
    private Path data;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Option of the data set; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Override
    protected void execute() throws Exception {
        String id = desk().runs().run(run).info().id();
        Map<String, Double> metrics = new TreeMap<>(watch().follow(desk().workbench().evaluate(id, dataset, data, set)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", id);
        document.put("metrics", metrics);
        result(document, out -> {
            Table table = new Table("METRIC", "VALUE");
            metrics.forEach(table::row);
            table.print(out);
        });
    }
}
