package quire.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;
import quire.api.option.Option;
import quire.api.work.ServiceEntry;
import quire.shell.io.Table;

/** Lists services of one kind. */
abstract class ServiceList extends QuireCommand {
    private final Kind kind;

    @Parameters(paramLabel = "PAPER", arity = "0..1", description = "Only those of this paper.")
    private String paper;

    ServiceList(Kind kind) {
        this.kind = kind;
    }

    @Override
    protected void execute() {
        if (paper != null) {
            desk().catalogue().paper(paper);
        }
        List<ServiceEntry> entries = kind.of(desk().catalogue(), paper);
        result(entries.stream().map(ServiceList::document).toList(), out -> {
            Table table = new Table("PAPER", kind.name(), "DESCRIPTION", "BUNDLE");
            entries.forEach(e -> table.row(e.paper(), e.id(), e.description(), e.bundle()));
            table.print(out);
        });
    }

    static Map<String, Object> document(ServiceEntry e) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("paper", e.paper());
        m.put("id", e.id());
        m.put("description", e.description());
        m.put("bundle", e.bundle());
        m.put("options", e.options().stream().map(ServiceList::document).toList());
        return m;
    }

    private static Map<String, Object> document(Option o) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("name", o.name());
        m.put("type", o.type().name().toLowerCase(java.util.Locale.ROOT));
        m.put("default", o.defaultValue());
        m.put("range", o.range());
        m.put("help", o.help());
        return m;
    }
}
