package quire.core.work;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import quire.api.compute.ComputeService;
import quire.api.job.JobContext;

/** Measures repetitions: median time, and peaks of native and heap memory since it was made. */
final class Stopwatch {
    private static final int WARM_UP = 3;
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

    /** Milliseconds; the first repetitions are not counted unless they use up the time. */
    double median(Step step) {
        double[] times = new double[WARM_UP + MOST];
        long began = System.nanoTime();
        int n = 0;
        while (n < times.length && (n == 0 || System.nanoTime() - began < LIMIT)) {
            if (job.cancelled()) {
                throw new CancellationException("cancelled while timing");
            }
            long t = System.nanoTime();
            step.run(n);
            times[n++] = (System.nanoTime() - t) / 1e6;
            compute.nativePeakBytes(false);
        }
        return middle(Arrays.copyOfRange(times, Math.min(WARM_UP, n - 1), n));
    }

    /** The middle of times taken in repetitions, the first of which are not counted. */
    static double median(List<Double> times) {
        return middle(times.stream().skip(Math.min(WARM_UP, times.size() - 1)).mapToDouble(Double::doubleValue).toArray());
    }

    private static double middle(double[] counted) {
        Arrays.sort(counted);
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
