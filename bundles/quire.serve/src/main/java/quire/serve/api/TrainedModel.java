package quire.serve.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import quire.api.run.Run;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;

/**
 * The model of a stored run, open on a device. A factory configuration {@value #PID} with property {@code run} (an id, an unambiguous
 * start of one, or {@code last}) makes one; service properties {@code quire.paper}, {@code quire.model} and {@code quire.run} tell them
 * apart. It is there as long as its configuration and the paper's bundle are.
 */
@ProviderType
public interface TrainedModel {
    /** Factory PID of its configurations. */
    String PID = "quire.serve.TrainedModel";

    /** The run it comes from. */
    Run run();

    /**
     * Forward pass; calls wait for one another.
     *
     * @param batch   inputs of the model's inference graph, by name
     * @param outputs names of graph outputs; all when none is given
     * @return copies the caller may keep
     * @throws quire.api.QuireException if an input is missing or does not fit, or the service is gone
     */
    Map<String, Tensor> score(Batch batch, String... outputs);

    /**
     * Applies the paper's predictor to files, as {@code quire predict} does, in a job of its own.
     *
     * @param inputs files or folders the predictor takes
     * @param out    folder to write into; made when absent
     * @return files written, the most interesting first
     * @throws quire.api.QuireException naming file, line or record, and the reason
     * @throws InterruptedException     if interrupted while waiting; the job is cancelled then
     */
    List<Path> predict(List<Path> inputs, Path out) throws InterruptedException;
}
