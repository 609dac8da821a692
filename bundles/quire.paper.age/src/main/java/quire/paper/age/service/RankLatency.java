package quire.paper.age.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import quire.api.compute.ComputeService;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.compute.Optimiser;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.paper.Benchmark.HostWork;
import quire.paper.age.api.Candidate;
import quire.paper.age.api.Request;
import quire.paper.age.model.ExplorableModel;

/**
 * The work of ranking requests of some candidates each with an explorer, by one caller or by several at once. Every request's own time,
 * waiting for the others included, is kept for the median and the 99th percentile.
 */
public final class RankLatency implements HostWork {
    private static final int WARM_UP = 20;
    private final ComputeService compute;
    private final ExplorableModel model;
    private final Schema schema;
    private final ExplorerOptions options;
    private final int candidates;
    private final int callers;
    private final List<Double> times = new ArrayList<>();
    private Lease lease;
    private LiveExplorer explorer;
    private ExecutorService threads;
    private int number;

    /** Opens nothing yet. @param set options of the explorer */
    public RankLatency(ComputeService compute, ExplorableModel model, Schema schema, Map<String, String> set, int candidates, int callers) {
        this.compute = compute;
        this.model = model;
        this.schema = schema;
        this.options = ExplorerOptions.of(set);
        this.candidates = candidates;
        this.callers = callers;
    }

    /** Every caller ranks one request; the first call opens the session. */
    @Override
    public synchronized void run() {
        if (explorer == null) {
            lease = compute.lease(LeaseRequest.of("bench age: rank"));
            explorer = new LiveExplorer(model, schema, lease.open(model, SessionOptions.training(1, Optimiser.adam(options.rate()))),
                    new Articles(Map.of(), schema.size("vocabulary.article")), options, 1);
            if (callers > 1) {
                threads = Executors.newFixedThreadPool(callers, r -> new Thread(r, "bench age caller"));
            }
        }
        if (callers == 1) {
            times.add(timed(request(number++)));
            return;
        }
        List<Future<Double>> running = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Request r = request(number++);
            running.add(threads.submit(() -> timed(r)));
        }
        for (Future<Double> f : running) {
            try {
                times.add(f.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while ranking", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a caller failed: " + e.getCause().getMessage(), e.getCause());
            }
        }
    }

    private double timed(Request r) {
        long began = System.nanoTime();
        explorer.rank(r);
        return (System.nanoTime() - began) / 1e6;
    }

    private Request request(int n) {
        SplittableRandom r = new SplittableRandom(n);
        List<Integer> features = new ArrayList<>(List.of(1));
        for (int f = 2 + r.nextInt(30); f < schema.size("vocabulary.feature") && features.size() < schema.size("history"); f += 1 + r.nextInt(30)) {
            features.add(f);
        }
        int first = 1 + r.nextInt(schema.size("vocabulary.article") - candidates);
        List<Candidate> pool = new ArrayList<>();
        for (int i = 0; i < candidates; i++) {
            pool.add(new Candidate(first + i));
        }
        return new Request("b" + n, features, List.of(), pool);
    }

    /** A share of the requests took at most this long, in milliseconds; the first ones do not count. NaN while there are too few. */
    public synchronized double percentile(double share) {
        double[] counted = times.stream().skip(WARM_UP).mapToDouble(Double::doubleValue).sorted().toArray();
        return counted.length == 0 ? Double.NaN : counted[Math.min(counted.length - 1, (int) (share * counted.length))];
    }

    @Override
    public synchronized Map<String, Double> figures() {
        return Map.of("median ms", percentile(0.5), "p99 ms", percentile(0.99), "requests", (double) Math.max(0, times.size() - WARM_UP));
    }

    @Override
    public synchronized void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
        if (lease != null) {
            lease.close();
        }
    }
}
