package quire.shell.command;

import java.util.LinkedHashMap;
import java.util.Map;
import quire.api.job.Job;

/** Jobs as JSON shows them. */
final class JobDocuments {
    private JobDocuments() {
    }

    static Map<String, Object> of(Job<?> job) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", job.id());
        m.put("state", job.state().name().toLowerCase(java.util.Locale.ROOT));
        m.put("title", job.title());
        m.put("owner", job.owner());
        m.put("device", job.queue());
        m.put("priority", job.priority());
        m.put("run", job.run());
        m.put("started", job.started() == null ? null : job.started().toString());
        Job.Progress p = job.progress();
        if (p != null) {
            m.put("phase", p.phase());
            m.put("done", p.done());
            m.put("total", p.total());
            m.put("unit", p.unit());
            m.put("rate", p.rate());
            m.put("eta_seconds", p.eta() == null ? null : p.eta().toMillis() / 1000.0);
            m.put("latest", p.latest());
            m.put("line", Watch.line(p));
        }
        m.put("failure", job.failure() == null ? null : String.valueOf(job.failure().getMessage()));
        return m;
    }
}
