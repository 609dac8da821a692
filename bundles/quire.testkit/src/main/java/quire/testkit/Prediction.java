package quire.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import quire.api.compute.Session;
import quire.api.job.JobContext;
import quire.api.option.OptionValues;
import quire.api.paper.PredictContext;
import quire.api.run.Run;

/** What the platform would hand to a predictor, and its job: never cancelled, strict about what it is told. */
public record Prediction(Run run, Session session, List<Path> inputs, Path out, OptionValues options) implements PredictContext, JobContext {
    @Override
    public JobContext job() {
        return this;
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void progress(String phase, long done, long total, String unit, Map<String, Double> latest) {
        assertThat(phase).isNotBlank();
        assertThat(done).isLessThanOrEqualTo(total);
    }

    @Override
    public void message(String line) {
        assertThat(line).isNotBlank();
    }
}
