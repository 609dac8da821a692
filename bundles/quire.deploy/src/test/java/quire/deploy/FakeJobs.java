package quire.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import quire.api.job.Job;
import quire.api.job.JobManager;

/** Jobs that run until the test ends them, or until they are cancelled. */
final class FakeJobs implements JobManager {
    private final List<FakeJob> jobs = new ArrayList<>();

    FakeJob start(Bundle owner) {
        FakeJob job = new FakeJob("j" + jobs.size(), owner);
        jobs.add(job);
        return job;
    }

    @Override
    public <T> Job<T> submit(String title, String queue, Bundle owner, Work<T> work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Job<?>> jobs() {
        return List.copyOf(jobs);
    }

    @Override
    public Job<?> job(String id) {
        return jobs.stream().filter(j -> j.id().equals(id)).findFirst().orElseThrow();
    }

    @Override
    public List<Job<?>> active(Bundle owner) {
        return List.copyOf(jobs.stream().filter(j -> j.bundle.equals(owner) && j.state == Job.State.RUNNING).toList());
    }

    static final class FakeJob implements Job<String> {
        private final String id;
        private final Bundle bundle;
        private State state = State.RUNNING;

        @Override
        public String run() {
            return null;
        }

        private FakeJob(String id, Bundle bundle) {
            this.id = id;
            this.bundle = bundle;
        }

        void end() {
            state = State.DONE;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return "fake";
        }

        @Override
        public State state() {
            return state;
        }

        @Override
        public Progress progress() {
            return new Progress("", 0, 0, "", 0, null, Map.of());
        }

        @Override
        public List<String> messages(int from) {
            return List.of();
        }

        @Override
        public Instant started() {
            return Instant.EPOCH;
        }

        @Override
        public String owner() {
            return bundle.getSymbolicName();
        }

        @Override
        public void cancel() {
            state = State.CANCELLED;
        }

        @Override
        public String await() {
            return "";
        }

        @Override
        public boolean await(Duration limit) {
            return state != State.RUNNING;
        }

        @Override
        public Throwable failure() {
            return null;
        }
    }
}
