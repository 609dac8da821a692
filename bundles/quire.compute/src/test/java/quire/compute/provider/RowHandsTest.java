package quire.compute.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RowHandsTest {

    @Test
    void twoThreadsWorkAtOnce() {
        CountDownLatch both = new CountDownLatch(2);
        Set<String> met = ConcurrentHashMap.newKeySet();
        Runnable meet = () -> {
            both.countDown();
            try {
                if (both.await(20, TimeUnit.SECONDS)) {
                    met.add(Thread.currentThread().getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (RowHands hands = new RowHands(2, 2)) {
            hands.run(List.of(meet, meet));
        }
        assertThat(met).hasSize(2).contains("quire-rows");
    }

    @Test
    void oneThreadWorksAlone() {
        Set<Thread> seen = Collections.synchronizedSet(new java.util.HashSet<>());
        try (RowHands hands = new RowHands(1, 4)) {
            hands.run(List.of(() -> seen.add(Thread.currentThread()), () -> seen.add(Thread.currentThread())));
        }
        assertThat(seen).containsExactly(Thread.currentThread());
    }

    @Test
    void aFailureIsToldAfterTheOthersAreDone() {
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch failed = new CountDownLatch(1);
        try (RowHands hands = new RowHands(2, 2)) {
            assertThatThrownBy(() -> hands.run(List.of(() -> {
                failed.countDown();
                throw new IllegalStateException("no such row");
            }, () -> {
                try {
                    done.set(failed.await(20, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }))).hasMessage("no such row");
            assertThat(done).isTrue();
        }
    }
}
