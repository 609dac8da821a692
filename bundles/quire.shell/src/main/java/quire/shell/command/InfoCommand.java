package quire.shell.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import quire.api.option.Option;
import quire.api.paper.PaperInfo;
import quire.api.work.ServiceEntry;
import quire.shell.io.Table;

/** {@code info}. */
@Command(name = "info", description = "Tell all about a paper: models, data sets, trainers and their options.")
public final class InfoCommand extends QuireCommand {
    @Parameters(paramLabel = "PAPER", description = "Id of a paper, as 'papers' lists it.")
    private String paper;

    @Override
    protected void execute() {
        PaperInfo info = desk().catalogue().paper(paper);
        Map<String, List<ServiceEntry>> services = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            services.put(kind.plural(), kind.of(desk().catalogue(), paper));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", info.id());
        document.put("title", info.title());
        document.put("arxiv", info.arxiv());
        document.put("summary", info.summary());
        document.put("model", info.model());
        document.put("baseline", info.baseline());
        document.put("dataset", info.dataset());
        document.put("trainer", info.trainer());
        services.forEach((plural, entries) -> document.put(plural, entries.stream().map(ServiceList::document).toList()));
        String device = desk().compute().decision();
        document.put("device", device);
        result(document, out -> {
            print(out, info, services);
            out.println();
            out.println("Runs on " + device + ".");
        });
    }

    private static void print(PrintStream out, PaperInfo info, Map<String, List<ServiceEntry>> services) {
        out.println(info.title() + " (arXiv " + info.arxiv() + ")");
        out.println(info.summary());
        out.println("By default trains " + info.model() + " on " + info.dataset() + " with " + info.trainer()
                + (info.baseline() == null ? "." : ", compared with " + info.baseline() + "."));
        services.forEach((plural, entries) -> {
            for (ServiceEntry e : entries) {
                out.println();
                out.println(e.kind() + " " + e.id() + ": " + e.description());
                options(e).print(out);
            }
        });
    }

    private static Table options(ServiceEntry entry) {
        Table table = new Table("  OPTION", "DEFAULT", "VALUES", "MEANING");
        List<Option> options = new ArrayList<>(entry.options());
        options.forEach(o -> table.row("  " + o.name(), o.defaultValue().isEmpty() ? "''" : o.defaultValue(), o.range(), o.help()));
        return table;
    }
}
