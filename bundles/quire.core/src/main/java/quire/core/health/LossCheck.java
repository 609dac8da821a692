package quire.core.health;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.job.Job;
import quire.api.job.JobManager;
import quire.api.work.HealthCheck;

/** Whether a job that runs reports values that are not finite. */
@Component(service = HealthCheck.class)
public final class LossCheck implements HealthCheck {
    private final JobManager jobs;

    @Activate
    public LossCheck(@Reference JobManager jobs) {
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public Result check() {
        List<String> bad = new ArrayList<>();
        int running = 0;
        for (Job<?> job : jobs.jobs()) {
            if (job.state() == Job.State.RUNNING) {
                running++;
                job.progress().latest().forEach((name, value) -> {
                    if (name.contains("loss") && !Double.isFinite(value)) {
                        bad.add(job.id() + " (" + job.title() + "): " + name + " is " + value);
                    }
                });
            }
        }
        return bad.isEmpty() ? new Result(Status.OK, running + " jobs running, every loss finite")
                : new Result(Status.CRITICAL, String.join("; ", bad) + "; stop it and lower the learning rate (rate) or set clip_norm");
    }
}
