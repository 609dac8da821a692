package quire.api.trainer;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import quire.api.compute.Lease;
import quire.api.dataset.Dataset;
import quire.api.job.JobContext;
import quire.api.model.Model;
import quire.api.option.OptionValues;
import quire.api.run.RunWriter;
import quire.api.tensor.Tensor;

/** Everything a trainer works with; all of it is closed by the platform afterwards. */
@ProviderType
public interface TrainContext {
    Model model();

    Dataset dataset();

    /** Values of {@link Trainer#options()}. */
    OptionValues options();

    Lease lease();

    /** Where results go. */
    RunWriter run();

    /** Progress and cancellation. */
    JobContext job();

    long seed();

    /** Values to start from instead of the initial ones (warm start), with optimiser state; empty otherwise. */
    Map<String, Tensor> initial();
}
