package quire.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import quire.api.job.Job;
import quire.core.fake.FakeFramework;

class PriorityTest {
    private final FakeFramework framework = new FakeFramework();
    private final Bundle one = framework.bundle("quire.paper.one", "1.0.0");
    private final Bundle two = framework.bundle("quire.paper.two", "1.0.0");
    private final JobManagerProvider jobs = new JobManagerProvider(framework.context, 2, 1, Duration.ofMillis(50));
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void stop() {
        go.countDown();
        jobs.stop();
    }

    private Job<?> named(String name, int priority) {
        return jobs.submit(name, "cuda:0", priority, one, c -> order.add(name));
    }

    private Job<Object> blocker(String queue, Bundle owner) {
        return jobs.submit("first", queue, 0, owner, c -> {
            go.await();
            return null;
        });
    }

    @Test
    void largerPriorityGoesFirstAndEqualsInTheirOrder() throws Exception {
        blocker("cuda:0", one);
        List<Job<?>> all = List.of(named("a", 0), named("b", -1), named("c", 5), named("d", 0), named("e", 5));
        assertThat(all.get(2).priority()).isEqualTo(5);
        assertThat(all.get(2).queue()).isEqualTo("cuda:0");
        go.countDown();
        for (Job<?> job : all) {
            job.await();
        }
        assertThat(order).containsExactly("c", "e", "a", "d", "b");
    }

    @Test
    void anOvertakenJobRises() throws Exception {
        blocker("cuda:0", one);
        List<Job<?>> all = new ArrayList<>(List.of(named("late", 0)));
        for (int i = 0; i < 12; i++) {
            all.add(named("p" + i, 1));
        }
        go.countDown();
        for (Job<?> job : all) {
            job.await();
        }
        assertThat(order.indexOf("late")).isEqualTo(4);
    }

    @Test
    void ownersShareADevice() {
        Line line = new Line();
        line.add(record("one-a", one));
        line.add(record("one-b", one));
        line.add(record("two-a", two));
        assertThat(line.poll(owner -> owner.startsWith("quire.paper.one") ? 1 : 0).title()).isEqualTo("two-a");
        assertThat(line.poll(owner -> 0).title()).isEqualTo("one-a");
    }

    private static JobRecord<Object> record(String title, Bundle owner) {
        return new JobRecord<>(title, title, "cpu", 0, owner, c -> null, System::nanoTime, j -> { });
    }

    @Test
    void whatAStubbornJobHoldsIsTakenAwayWhenItsBundleStops() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        CountDownLatch holding = new CountDownLatch(1);
        Job<?> stubborn = jobs.submit("stubborn", "cpu", one, c -> {
            c.holds(closed::incrementAndGet);
            holding.countDown();
            go.await();
            return null;
        });
        Job<?> other = jobs.submit("other", "cpu", two, c -> {
            c.holds(() -> closed.addAndGet(100));
            go.await();
            return "kept";
        });
        holding.await();
        framework.stop(one);
        assertThat(closed).hasValue(1);
        go.countDown();
        stubborn.await(Duration.ofSeconds(20));
        assertThat(other.await()).isEqualTo("kept");
        assertThat(closed).hasValue(1);
    }
}
