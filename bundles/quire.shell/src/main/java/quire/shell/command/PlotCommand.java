package quire.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quire.api.QuireException;
import quire.api.run.Run;
import quire.data.picture.LinePlot;

/** {@code plot}. */
@Command(name = "plot", description = "Draw a run's metrics over training as a PNG.")
public final class PlotCommand extends QuireCommand {
    private static final Set<String> AXES = Set.of("epoch", "step");

    @Parameters(paramLabel = "RUN", description = "Id of a run, the start of one, or 'last'.")
    private String id;

    @Option(names = "--out", paramLabel = "FILE", description = "Picture to write; plots/metrics.png in the run's folder by default.")
    private Path out;

    @Option(names = "--metric", paramLabel = "NAME", description = "Draw only this metric; may be repeated.")
    private List<String> chosen = List.of();

    @Override
    protected void execute() throws IOException {
        Run run = desk().runs().run(id);
        Path file = out == null ? run.folder().resolve("plots/metrics.png") : out.toAbsolutePath();
        LinePlot plot = plot(run);
        Files.createDirectories(file.getParent());
        plot.write(file);
        result(Map.of("run", run.info().id(), "file", file.toString()), to -> to.println(file));
    }

    private LinePlot plot(Run run) {
        List<Map<String, Double>> lines = run.metrics();
        Set<String> names = new TreeSet<>();
        lines.forEach(line -> names.addAll(line.keySet()));
        names.removeAll(AXES);
        if (names.isEmpty()) {
            throw new QuireException("run " + run.info().id() + " has no metrics to plot yet; train it first");
        }
        for (String name : chosen) {
            if (!names.contains(name)) {
                throw new QuireException("run " + run.info().id() + " has no metric '" + name + "'; there are: " + String.join(", ", names));
            }
        }
        String axis = lines.stream().allMatch(line -> line.containsKey("epoch")) ? "epoch" : "step";
        List<LinePlot.Curve> curves = new ArrayList<>();
        for (String name : chosen.isEmpty() ? names : chosen) {
            List<Map<String, Double>> points = lines.stream().filter(line -> line.containsKey(name) && line.containsKey(axis)).toList();
            curves.add(new LinePlot.Curve(name, points.stream().mapToDouble(line -> line.get(axis)).toArray(),
                    points.stream().mapToDouble(line -> line.get(name)).toArray()));
        }
        return new LinePlot("run " + run.info().id(), axis, "value", curves);
    }
}
