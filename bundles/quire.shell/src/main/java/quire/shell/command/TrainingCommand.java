package quire.shell.command;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import quire.api.QuireException;
import quire.api.job.Job;
import quire.api.run.RunInfo;
import quire.shell.io.Numbers;
import quire.shell.io.Table;

/** What commands that train have in common: background work, the way back after a stop, and the report. */
abstract class TrainingCommand extends QuireCommand {
    /** More metrics than this are listed below each other. */
    private static final int ACROSS = 8;

    @Spec
    private CommandSpec spec;

    @Option(names = "--background", description = "Return at once; see 'jobs'.")
    private boolean background;

    final boolean background() {
        return background;
    }

    /** A process that ends with its command cannot keep a job, so another process does the work; true if one does. */
    final boolean detached() throws IOException, InterruptedException {
        if (!background || !desk().oneShot()) {
            return false;
        }
        List<String> words = spec.root().commandLine().getParseResult().originalArgs().stream().filter(w -> !w.equals("--background")).toList();
        Detached child = Detached.start(desk(), words);
        result(child.document(), out -> out.println("job " + child.job() + " runs in the background: 'quire jobs' shows it, 'quire stop "
                + child.job() + "' stops it, its output is in " + child.log()));
        return true;
    }

    final void announce(Job<?> job) {
        result(Map.of("job", job.id(), "title", job.title()),
                out -> out.println("job " + job.id() + " runs in the background: 'jobs' shows it, 'stop " + job.id() + "' stops it"));
    }

    /** Waits for a run; when it is stopped, says how to go on with it. */
    final RunInfo follow(Job<RunInfo> job) throws InterruptedException {
        try {
            return watch().follow(job);
        } catch (CancellationException e) {
            String id = job.run();
            throw new QuireException(id == null ? "stopped before anything was saved; start it again"
                    : "run " + id + " was stopped and its work is saved; go on with: quire resume " + id, e);
        }
    }

    /** Prints a run, and those it is compared with, with the metrics of their test splits. */
    final void report(RunInfo run, List<RunInfo> compared) {
        Map<String, Object> document = document(run);
        if (!compared.isEmpty()) {
            document.put("baseline", document(compared.get(0)));
            document.put("baselines", compared.stream().map(TrainingCommand::document).toList());
        }
        result(document, out -> print(out, run, compared));
    }

    private static Map<String, Object> document(RunInfo run) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("run", run.id());
        m.put("model", run.spec().model());
        m.put("metrics", run.metrics());
        m.put("seconds", run.seconds());
        return m;
    }

    private static void print(PrintStream out, RunInfo run, List<RunInfo> compared) {
        List<String> metrics = shown(run.metrics().keySet());
        List<String> headings = new ArrayList<>(List.of("MODEL"));
        headings.addAll(metrics);
        headings.addAll(List.of("PARAMETERS", "TIME", "RUN"));
        List<List<Object>> rows = new ArrayList<>();
        rows.add(row(run, "", metrics));
        compared.forEach(other -> rows.add(row(other, " (baseline)", metrics)));
        (metrics.size() > ACROSS ? turned(headings, rows) : table(headings, rows)).print(out);
    }

    /** The test's metrics; all where a run has none of them, as a replay of a log. */
    private static List<String> shown(Set<String> all) {
        List<String> test = new TreeSet<>(all).stream().filter(m -> m.startsWith("test")).toList();
        return test.isEmpty() ? new TreeSet<>(all).stream().toList() : test;
    }

    private static Table table(List<String> headings, List<List<Object>> rows) {
        Table table = new Table(headings.toArray(new String[0]));
        rows.forEach(r -> table.row(r.toArray()));
        return table;
    }

    /** A line for each metric, where they would not fit beside each other. */
    private static Table turned(List<String> headings, List<List<Object>> rows) {
        List<String> models = new ArrayList<>(List.of(headings.get(0)));
        rows.forEach(r -> models.add(r.get(0).toString()));
        List<List<Object>> lines = new ArrayList<>();
        for (int k = 1; k < headings.size(); k++) {
            List<Object> line = new ArrayList<>(List.of(headings.get(k)));
            for (List<Object> r : rows) {
                line.add(r.get(k));
            }
            lines.add(line);
        }
        return table(models, lines);
    }

    private static List<Object> row(RunInfo run, String remark, List<String> metrics) {
        List<Object> row = new ArrayList<>();
        row.add(run.spec().model() + remark);
        metrics.forEach(m -> row.add(run.metrics().get(m)));
        row.add(run.parameters());
        row.add(Numbers.seconds(run.seconds()));
        row.add(run.id());
        return row;
    }
}
