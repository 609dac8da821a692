package quire.shell.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code predict}. */
@Command(name = "predict", description = "Use a trained model on files.")
public final class PredictCommand extends QuireCommand {
    @Parameters(index = "0", paramLabel = "RUN", description = "Id of a run, the start of one, or 'last'.")
    private String run;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "INPUT", description = "Files or folders; 'info PAPER' says which.")
    private List<Path> inputs;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write into; made when absent.")
    private Path out;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Option of the predictor; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Override
    protected void execute() throws Exception {
        String id = desk().runs().run(run).info().id();
        List<String> files = watch().follow(desk().workbench().predict(id, inputs, out, set)).stream().map(Path::toString).toList();
        result(Map.of("run", id, "files", files), to -> files.forEach(to::println));
    }
}
