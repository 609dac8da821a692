package quire.api.paper;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import quire.api.compute.Session;
import quire.api.job.JobContext;
import quire.api.option.OptionValues;
import quire.api.run.Run;

/** What a predictor works with. */
@ProviderType
public interface PredictContext {
    /** The run whose model is used; its schema and artifacts say how to encode inputs. */
    Run run();

    /** The trained model, opened for inference. */
    Session session();

    /** Files or folders a person named; all exist. */
    List<Path> inputs();

    /** Folder to write into; exists. */
    Path out();

    /** Values of {@link Predictor#options()}. */
    OptionValues options();

    JobContext job();
}
