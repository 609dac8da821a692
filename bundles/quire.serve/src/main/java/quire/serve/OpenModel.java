package quire.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.api.compute.ComputeService;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.job.Job;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.run.Run;
import quire.api.run.RunSpec;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.api.work.Workbench;
import quire.serve.api.TrainedModel;

/** A run's model in a session, and the lease under it. */
final class OpenModel implements TrainedModel, AutoCloseable {
    private final Run run;
    private final Workbench workbench;
    private final Lease lease;
    private final Session session;
    private boolean closed;

    OpenModel(Run run, ModelFactory factory, ComputeService compute, Workbench workbench) {
        this.run = run;
        this.workbench = workbench;
        RunSpec spec = run.info().spec();
        Model model = factory.create(factory.options().parse(spec.modelOptions()), run.info().schema(), DType.FLOAT);
        Map<String, Tensor> values = run.model();
        lease = compute.lease(new LeaseRequest("serve " + run.info().id(), "auto", spec.engine(), 0, 0));
        try {
            session = lease.open(model, SessionOptions.inference(spec.seed()));
            session.load(values);
        } catch (RuntimeException | Error e) {
            lease.close();
            throw e;
        }
    }

    @Override
    public Run run() {
        return run;
    }

    @Override
    public synchronized Map<String, Tensor> score(Batch batch, String... outputs) {
        refuseClosed();
        Map<String, Tensor> copies = new TreeMap<>();
        session.run(batch, outputs).forEach((name, value) -> copies.put(name, value.copy()));
        return copies;
    }

    @Override
    public List<Path> predict(List<Path> inputs, Path out) throws InterruptedException {
        synchronized (this) {
            refuseClosed();
        }
        Job<List<Path>> job = workbench.predict(run.info().id(), inputs, out, Map.of());
        try {
            return job.await();
        } catch (InterruptedException e) {
            job.cancel();
            throw e;
        }
    }

    private void refuseClosed() {
        if (closed) {
            throw new QuireException("the model of run " + run.info().id() + " is no longer served; ask for the service again");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        session.close();
        lease.close();
    }
}
