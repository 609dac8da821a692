package quire.shell.command;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import quire.api.job.Job;

/** {@code job}. */
@Command(name = "job", description = "Tell all about a job.")
public final class JobCommand extends QuireCommand {
    @Parameters(paramLabel = "JOB", description = "Id of a job, as 'jobs' lists it.")
    private String id;

    @Override
    protected void execute() {
        Map<?, ?> document = Peer.of(desk(), id).<Map<?, ?>>map(p -> (Map<?, ?>) p.peer().ask("job", p.job())).orElseGet(this::own);
        result(document, out -> {
            document.forEach((name, value) -> {
                if (value != null && !(value instanceof List)) {
                    out.println(name + ": " + value);
                }
            });
            ((List<?>) document.get("messages")).forEach(out::println);
        });
    }

    private Map<String, Object> own() {
        Job<?> job = desk().jobs().job(id);
        Map<String, Object> document = JobDocuments.of(job);
        document.put("messages", job.messages(0));
        return document;
    }
}
