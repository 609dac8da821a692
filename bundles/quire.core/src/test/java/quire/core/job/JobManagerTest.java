package quire.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import quire.api.QuireException;
import quire.api.job.Job;
import quire.api.job.JobContext;
import quire.core.fake.FakeFramework;

class JobManagerTest {
    private final FakeFramework framework = new FakeFramework();
    private final Bundle paper = framework.bundle("quire.paper.line", "1.0.0");
    private final JobManagerProvider jobs = new JobManagerProvider(framework.context, 2, 1, Duration.ofSeconds(20));

    @AfterEach
    void stop() {
        jobs.stop();
    }

    @Test
    void resultsMessagesAndProgressAreKept() throws Exception {
        Job<Integer> job = jobs.submit("count", "cpu", paper, c -> {
            c.message("one");
            c.message("two");
            c.progress("counting", 5, 10, "step", Map.of("loss", 0.5));
            return 42;
        });
        assertThat(job.await()).isEqualTo(42);
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.messages(0)).containsExactly("one", "two");
        assertThat(job.messages(1)).containsExactly("two");
        assertThat(job.messages(9)).isEmpty();
        assertThat(job.progress().latest()).containsEntry("loss", 0.5);
        assertThat(job.owner()).isEqualTo("quire.paper.line 1.0.0");
        assertThat(jobs.job(job.id())).isSameAs(job);
        assertThat(jobs.job(job.id().substring(4))).isSameAs(job);
        assertThatThrownBy(() -> jobs.job("none")).isInstanceOf(QuireException.class);
    }

    @Test
    void queuesRunAsManyAtOnceAsAllowed() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch two = new CountDownLatch(2);
        List<Job<?>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int n = i;
            all.add(jobs.submit("j" + i, "cpu", paper, c -> {
                two.countDown();
                go.await();
                order.add("cpu" + n);
                return null;
            }));
        }
        two.await();
        assertThat(all.get(2).state()).isEqualTo(Job.State.QUEUED);
        Job<?> other = jobs.submit("other", "cuda:0", paper, c -> order.add("gpu"));
        other.await();
        go.countDown();
        for (Job<?> j : all) {
            j.await();
        }
        assertThat(order).startsWith("gpu").containsExactlyInAnyOrder("gpu", "cpu0", "cpu1", "cpu2");
    }

    @Test
    void failuresAreCopiedWithTheirText() throws Exception {
        Job<?> told = jobs.submit("bad", "cpu", paper, c -> {
            throw new QuireException("mend me", new IllegalStateException("deep"));
        });
        assertThatThrownBy(told::await).isInstanceOf(QuireException.class).hasMessage("mend me").cause().hasMessageContaining("deep");
        assertThat(told.state()).isEqualTo(Job.State.FAILED);
        Job<?> defect = jobs.submit("bug", "cpu", paper, c -> {
            throw new StrangeException();
        });
        assertThatThrownBy(defect::await).hasMessageContaining("StrangeException").isNotInstanceOf(StrangeException.class);
        assertThat(defect.failure().getStackTrace()[0].getClassName()).isEqualTo(getClass().getName());
    }

    static final class StrangeException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void endedJobsLetGoOfTheirWork() throws Exception {
        WeakReference<Object> work;
        Job<?> job;
        {
            JobManagerProvider.Work<String> todo = new JobManagerProvider.Work<>() {
                @Override
                public String run(JobContext c) {
                    throw new IllegalStateException("fails");
                }
            };
            work = new WeakReference<>(todo);
            job = jobs.submit("once", "cpu", paper, todo);
            todo = null;
        }
        assertThatThrownBy(job::await).isInstanceOf(RuntimeException.class);
        for (int i = 0; i < 50 && work.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(work.get()).isNull();
    }

    @Test
    void queuedJobsAreCancelledAtOnceAndRunningOnesAtTheirNextSafePoint() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Job<?> running = jobs.submit("a", "cuda:0", paper, c -> untilCancelled(c, started));
        Job<?> queued = jobs.submit("b", "cuda:0", paper, c -> "never");
        started.await();
        queued.cancel();
        assertThat(queued.state()).isEqualTo(Job.State.CANCELLED);
        assertThatThrownBy(queued::await).isInstanceOf(CancellationException.class);
        running.cancel();
        assertThatThrownBy(running::await).isInstanceOf(CancellationException.class);
        assertThat(running.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(jobs.submit("c", "cuda:0", paper, c -> "next").await()).isEqualTo("next");
    }

    @Test
    void stoppingABundleEndsItsJobsAndNoOthers() throws Exception {
        Bundle other = framework.bundle("quire.paper.other", "1.0.0");
        CountDownLatch started = new CountDownLatch(2);
        Job<?> mine = jobs.submit("mine", "cpu", paper, c -> untilCancelled(c, started));
        Job<?> theirs = jobs.submit("theirs", "cpu", other, c -> untilCancelled(c, started));
        Job<?> waiting = jobs.submit("waiting", "cpu", paper, c -> "never");
        started.await();
        assertThat(jobs.active(paper)).hasSize(2);
        framework.stop(paper);
        assertThat(mine.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(waiting.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(jobs.active(paper)).isEmpty();
        assertThat(theirs.state()).isEqualTo(Job.State.RUNNING);
        assertThat(jobs.active(other)).hasSize(1);
    }

    @Test
    void stoppingThePlatformEndsAllJobs() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Job<?> job = jobs.submit("a", "cpu", paper, c -> untilCancelled(c, started));
        started.await();
        jobs.stop();
        assertThat(job.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(framework.listeners()).isZero();
        assertThatThrownBy(() -> jobs.submit("late", "cpu", paper, c -> 1)).isInstanceOf(QuireException.class).hasMessageContaining("stopping");
    }

    @Test
    void onlyTheLastEndedJobsAreKept() throws Exception {
        for (int i = 0; i < 230; i++) {
            jobs.submit("j" + i, "cpu", paper, c -> null).await();
        }
        assertThat(jobs.jobs()).hasSize(200);
        assertThat(jobs.jobs().get(199).title()).isEqualTo("j229");
    }

    @Test
    void rateAndTimeLeftComeFromTheClock() {
        long[] now = {0};
        Pace pace = new Pace(() -> now[0]);
        pace.report("a", 100, 200, "step", Map.of());
        assertThat(pace.progress().eta()).isNull();
        now[0] = 5_000_000_000L;
        pace.report("b", 150, 200, "step", Map.of());
        assertThat(pace.progress().rate()).isEqualTo(10);
        assertThat(pace.progress().eta()).isEqualTo(Duration.ofSeconds(5));
        pace.report("c", 0, 9, "file", Map.of());
        assertThat(pace.progress().rate()).isZero();
    }

    private static String untilCancelled(JobContext c, CountDownLatch started) throws InterruptedException {
        started.countDown();
        while (!c.cancelled()) {
            Thread.sleep(1);
        }
        throw new CancellationException("told to");
    }
}
