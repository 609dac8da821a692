package quire.shell.command;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import quire.api.run.RunInfo;
import quire.shell.io.Numbers;
import quire.shell.io.Table;

/** {@code compare}. */
@Command(name = "compare", description = "Put runs side by side: what differs of their options, and their metrics.")
public final class CompareCommand extends QuireCommand {
    @Parameters(paramLabel = "RUN", arity = "2..*", description = "Ids of runs, starts of ids, or 'last'.")
    private List<String> ids;

    @Override
    protected void execute() throws IOException {
        List<RunInfo> runs = new ArrayList<>();
        for (String id : ids) {
            runs.add(desk().runs().run(id).info());
        }
        Comparison c = Comparison.of(runs);
        result(c, out -> print(out, c));
    }

    private static void print(PrintStream out, Comparison c) {
        List<String> headings = new ArrayList<>(List.of("RUN"));
        headings.addAll(c.runs());
        Table table = new Table(headings.toArray(new String[0]));
        c.options().forEach((name, values) -> table.row(row(name, values)));
        c.metrics().forEach((name, values) -> table.row(row(name, values.stream().map(v -> v == null ? null : Numbers.metric(v)).toList())));
        table.print(out);
    }

    private static Object[] row(String name, List<String> values) {
        List<Object> row = new ArrayList<>(List.of(name));
        row.addAll(values);
        return row.toArray();
    }
}
