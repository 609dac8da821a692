package quire.core.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.job.JobContext;
import quire.api.job.JobManager.Work;
import quire.api.paper.Benchmark.GraphCase;
import quire.api.paper.Benchmark.HostCase;
import quire.api.paper.Benchmark.HostWork;
import quire.api.paper.Benchmark;
import quire.api.tensor.Batch;
import quire.api.trainer.Procedure;
import quire.api.work.BenchReport;
import quire.core.catalogue.Held;
import quire.core.catalogue.Kind;

/** Times a paper's cases as a training runs them: medians of steps after a warm-up, at most about ten seconds per measurement. */
record BenchWork(Desk desk, Finder finder, String paper, List<String> engines) implements Work<BenchReport> {

    @Override
    public BenchReport run(JobContext job) throws Exception {
        List<BenchReport.Row> rows = new ArrayList<>();
        String device = desk.device(Desk.AUTO);
        try (Held<Benchmark> held = finder.only(Benchmark.class, Kind.BENCHMARK, paper, paper)) {
            List<Benchmark.Case> cases = held.service().cases();
            long total = cases.stream().mapToLong(c -> c instanceof GraphCase ? engines.size() : 1).sum();
            for (Benchmark.Case c : cases) {
                List<String> on = c instanceof GraphCase ? engines : List.of("host");
                for (String engine : on) {
                    if (job.cancelled()) {
                        throw new CancellationException("cancelled after " + rows.size() + " cases");
                    }
                    job.progress(c.name() + " on " + engine, rows.size(), total, "case", Map.of());
                    rows.add(c instanceof GraphCase g ? graph(g, engine, job) : host((HostCase) c, job));
                }
            }
        }
        return new BenchReport(paper, rows, device, desk.threads());
    }

    private BenchReport.Row graph(GraphCase c, String engine, JobContext job) {
        Map<String, Optimiser> optimisers = c.optimiser() == null ? Map.of() : c.procedure().optimisers(c.optimiser());
        try (Lease lease = desk.lease("bench " + paper, Desk.AUTO, engine);
                Session session = lease.open(c.model(), new SessionOptions(1, optimisers))) {
            return time(c, c.procedure(), session, job);
        } catch (QuireException e) {
            job.message(c.name() + " on " + engine + ": " + e.getMessage());
            return new BenchReport.Row(c.name(), engine, c.batch().rows(), 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
    }

    private <P> BenchReport.Row time(GraphCase c, Procedure<P> procedure, Session session, JobContext job) {
        Stopwatch watch = new Stopwatch(desk.compute(), job);
        Batch infer = c.infer() == null ? c.batch() : c.infer();
        double train = Double.NaN;
        double host = Double.NaN;
        if (c.optimiser() != null) {
            // as a training does it: while one batch is updated, the next is made ready
            try (Reader<P> reader = new Reader<>(i -> procedure.prepare(session, c.batch(), i))) {
                train = watch.median(i -> procedure.update(session, reader.next(), i));
                host = reader.median();
            }
        }
        double inference = watch.median(i -> procedure.infer(session, procedure.prepareInference(session, infer, i), List.of()));
        double items = 1000 * (Double.isNaN(train) ? infer.rows() / inference : c.batch().rows() / train);
        return new BenchReport.Row(c.name(), session.engine(), c.batch().rows(), session.parameterCount(), train, inference, host, items,
                watch.nativePeakMb(), watch.heapPeakMb());
    }

    private BenchReport.Row host(HostCase c, JobContext job) throws Exception {
        Stopwatch watch = new Stopwatch(desk.compute(), job);
        try (HostWork work = c.work()) {
            double time = watch.median(i -> work.run());
            return new BenchReport.Row(c.name(), "host", c.items(), 0, Double.NaN, time, Double.NaN, 1000 * c.items() / time, watch.nativePeakMb(),
                    watch.heapPeakMb(), work.figures());
        }
    }
}
