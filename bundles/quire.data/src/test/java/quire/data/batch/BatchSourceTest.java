package quire.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.api.dataset.Reading;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

class BatchSourceTest {
    /** Rows are their own numbers, with noise from the reading. */
    private static final Split NUMBERS = split(23);

    @Test
    void everyExampleComesOnceInTheOrderOfTheEpoch() {
        BatchPlan plan = BatchPlan.training(NUMBERS, 5, 42);
        try (BatchSource<String> s = source(plan)) {
            s.start(0, 0);
            List<String> first = drain(s);
            s.start(1, 0);
            List<String> second = drain(s);
            assertThat(first).hasSize(5).isNotEqualTo(second);
            assertThat(s.hasNext()).isFalse();
            assertThatThrownBy(s::next).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(plan.order(0)).containsExactlyInAnyOrder(java.util.stream.IntStream.range(0, 23).toArray());
        assertThat(plan.steps()).isEqualTo(5);
    }

    @Test
    void startingInTheMiddleGivesTheSameBatches() {
        BatchPlan plan = BatchPlan.training(NUMBERS, 4, 7);
        List<String> whole;
        try (BatchSource<String> s = source(plan)) {
            s.start(3, 0);
            whole = drain(s);
        }
        for (int step = 0; step <= plan.steps(); step++) {
            try (BatchSource<String> s = source(plan)) {
                s.start(3, step);
                assertThat(drain(s)).isEqualTo(whole.subList(step, whole.size()));
            }
        }
    }

    @Test
    void startingAnewDropsWhatWasReadAhead() {
        BatchPlan plan = BatchPlan.evaluation(NUMBERS, 4, 7);
        try (BatchSource<String> s = source(plan)) {
            for (int i = 0; i < 20; i++) {
                s.start(i, 0);
                assertThat(s.next().prepared()).startsWith(i + "/0 [0.0, 1.0, 2.0, 3.0]");
            }
        }
    }

    @Test
    void memoryIsNotReusedWhileInUse() {
        BatchPlan plan = BatchPlan.evaluation(split(400), 4, 1);
        try (BatchSource<float[]> s = new BatchSource<>("test", plan, (e, i, b) -> b.get("x").toFloats())) {
            s.start(0, 0);
            int steps = 0;
            while (s.hasNext()) {
                Ready<float[]> r = s.next();
                Thread.yield();
                assertThat(r.batch().get("x").toFloats()).isEqualTo(r.prepared());
                steps++;
            }
            assertThat(steps).isEqualTo(100);
        }
    }

    @Test
    void memoryIsKeptFromBatchToBatch() {
        Slot slot = new Slot(true);
        slot.begin(1, 0, 0);
        slot.tensor("a", DType.INT, 3).ints().put(2, 99);
        slot.begin(1, 0, 1);
        assertThat(slot.tensor("a", DType.INT, 3).ints().get(2)).isEqualTo(99);
        slot.begin(1, 0, 2);
        assertThat(slot.tensor("a", DType.LONG, 5, 2).size()).isEqualTo(10);
    }

    @Test
    void failuresOfTheReaderReachTheConsumer() {
        AtomicInteger calls = new AtomicInteger();
        Split bad = new Split() {
            @Override
            public int size() {
                return 10;
            }

            @Override
            public Batch read(int[] rows, Reading reading) {
                if (calls.incrementAndGet() == 3) {
                    throw new QuireException("file.csv:7: bad value");
                }
                return NUMBERS.read(rows, reading);
            }
        };
        try (BatchSource<Integer> s = new BatchSource<>("test", BatchPlan.evaluation(bad, 2, 1), (e, i, b) -> i)) {
            s.start(0, 0);
            assertThat(s.next().prepared()).isZero();
            assertThat(s.next().prepared()).isEqualTo(1);
            assertThatThrownBy(s::next).isInstanceOf(QuireException.class).hasMessage("file.csv:7: bad value");
            assertThat(s.hasNext()).isFalse();
            s.start(0, 3);
            assertThat(s.next().step()).isEqualTo(3);
        }
        try (BatchSource<Integer> s = new BatchSource<>("test", BatchPlan.evaluation(NUMBERS, 2, 1), (e, i, b) -> {
            throw new OutOfMemoryError("made up");
        })) {
            s.start(0, 0);
            assertThatThrownBy(s::next).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void closingEndsTheThread() {
        for (int taken = 0; taken < 3; taken++) {
            BatchSource<String> s = new BatchSource<>("closing", BatchPlan.evaluation(NUMBERS, 2, 1), (e, i, b) -> "");
            s.start(0, 0);
            for (int i = 0; i < taken; i++) {
                s.next();
            }
            s.close();
            s.close();
        }
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("quire-batches-closing");
    }

    @Test
    void refusesSenselessBatchesAndDoubleTensors() {
        assertThatThrownBy(() -> BatchPlan.training(NUMBERS, 0, 1)).isInstanceOf(QuireException.class);
        Slot slot = new Slot(true);
        slot.begin(1, 0, 0);
        slot.tensor("a", DType.INT, 3);
        assertThatThrownBy(() -> slot.tensor("a", DType.INT, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void freshReadingGivesSeparateMemory() {
        FreshReading r = FreshReading.evaluation(1);
        assertThat(r.tensor("a", DType.FLOAT, 2)).isNotSameAs(r.tensor("a", DType.FLOAT, 2));
        assertThat(r.training()).isFalse();
    }

    private static BatchSource<String> source(BatchPlan plan) {
        return new BatchSource<>("test", plan, (e, i, b) -> e + "/" + i + " " + java.util.Arrays.toString(b.get("x").toFloats())
                + b.get("noise").scalar());
    }

    private static List<String> drain(BatchSource<String> s) {
        List<String> out = new ArrayList<>();
        while (s.hasNext()) {
            out.add(s.next().prepared());
        }
        return out;
    }

    private static Split split(int n) {
        return new Split() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public Batch read(int[] rows, Reading reading) {
                Tensor x = reading.tensor("x", DType.FLOAT, rows.length);
                for (int i = 0; i < rows.length; i++) {
                    x.floats().put(i, rows[i]);
                }
                Tensor noise = reading.tensor("noise", DType.DOUBLE);
                noise.doubles().put(0, reading.random().nextDouble());
                return new Batch(rows.length, Map.of("x", x, "noise", noise));
            }
        };
    }
}
