package quire.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import quire.shell.io.Table;

/** {@code jobs}. */
@Command(name = "jobs", description = "List jobs: of this process, and of others that use the same home folder.")
public final class JobsCommand extends QuireCommand {
    @Override
    protected void execute() {
        List<Map<String, Object>> jobs = new ArrayList<>();
        desk().jobs().jobs().forEach(job -> jobs.add(JobDocuments.of(job)));
        for (Peer peer : desk().peers()) {
            for (Object job : (List<?>) peer.ask("jobs")) {
                Map<String, Object> document = new LinkedHashMap<>();
                ((Map<?, ?>) job).forEach((name, value) -> document.put((String) name, value));
                document.put("id", peer.pid() + ":" + document.get("id"));
                jobs.add(document);
            }
        }
        result(jobs, out -> {
            if (jobs.isEmpty()) {
                out.println("No jobs.");
            }
            Table table = new Table("JOB", "STATE", "WORK", "DEVICE", "PRIORITY", "PROGRESS");
            jobs.forEach(j -> table.row(j.get("id"), j.get("state"), j.get("title"), j.get("device"), j.get("priority"),
                    j.get("failure") != null ? j.get("failure") : j.get("line")));
            table.print(out);
        });
    }
}
