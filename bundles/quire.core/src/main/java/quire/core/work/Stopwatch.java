package quire.core.work;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import quire.api.compute.ComputeService;
import quire.api.job.JobContext;

/** Measures repetitions: median time, and peaks of native and heap memory since it was made. */
final class Stopwatch {
    /** Repetitions that are never counted, unless they use up the time. */
    private static final int FIRST = 3;
    /** Nor is what runs before the virtual machine has compiled what it will compile, as it has in a training soon after its start. */
    private static final long WARM_UP = 2_000_000_000L;
    private static final int MOST = 50;
    private static final long LIMIT = 10_000_000_000L;
    private static final double MB = 1 << 20;

    private final ComputeService compute;
    private final JobContext job;
    private final List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(p -> p.getType() == MemoryType.HEAP).toList();

    Stopwatch(ComputeService compute, JobContext job) {
        this.compute = compute;
        this.job = job;
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        compute.nativePeakBytes(true);
    }

    /** One repetition. */
    interface Step {
        void run(long number);
    }

    /** Milliseconds a repetition takes, once it runs steadily. */
    double median(Step step) {
        List<Double> times = new ArrayList<>();
        long began = System.nanoTime();
        int before = 0;
        while (times.size() - before < MOST && (times.isEmpty() || System.nanoTime() - began < LIMIT)) {
            if (job.cancelled()) {
                throw new CancellationException("cancelled while timing");
            }
            long t = System.nanoTime();
            step.run(times.size());
            times.add((System.nanoTime() - t) / 1e6);
            before = times.size() <= FIRST || System.nanoTime() - began < WARM_UP ? times.size() : before;
            compute.nativePeakBytes(false);
        }
        return middle(times, before == times.size() ? Math.min(FIRST, times.size() - 1) : before);
    }

    /** The middle of times taken beside such repetitions: of the last of them. */
    static double median(List<Double> times) {
        return middle(times, Math.max(Math.min(FIRST, times.size() - 1), times.size() - MOST));
    }

    private static double middle(List<Double> times, int from) {
        double[] counted = times.subList(from, times.size()).stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = counted.length / 2;
        return counted.length % 2 == 1 ? counted[middle] : (counted[middle - 1] + counted[middle]) / 2;
    }

    double nativePeakMb() {
        return compute.nativePeakBytes(false) / MB;
    }

    double heapPeakMb() {
        return heap.stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum() / MB;
    }
}
