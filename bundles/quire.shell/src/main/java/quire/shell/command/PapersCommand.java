package quire.shell.command;

import java.util.List;
import picocli.CommandLine.Command;
import quire.api.work.PaperEntry;
import quire.shell.io.Table;

/** {@code papers}. */
@Command(name = "papers", description = "List the papers there are.")
public final class PapersCommand extends QuireCommand {
    @Override
    protected void execute() {
        List<PaperEntry> papers = desk().catalogue().papers();
        result(papers, out -> {
            if (papers.isEmpty()) {
                out.println("No paper is installed. See 'features', or put a paper's jar into " + desk().home().resolve("load") + ".");
            }
            Table table = new Table("PAPER", "TITLE", "ARXIV", "MODELS", "VERSION");
            papers.forEach(p -> table.row(p.id(), p.title(), p.arxiv(), String.join(" ", p.models()), p.version()));
            table.print(out);
        });
    }
}
