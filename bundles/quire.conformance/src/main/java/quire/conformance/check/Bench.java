package quire.conformance.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import quire.api.job.JobContext;
import quire.conformance.paper.PaperServices;
import quire.conformance.paper.Platform;
import quire.conformance.paper.Setting;
import quire.conformance.trial.Trial;

/**
 * What checks work with: words and the platform, and the paper's things only for as long as a {@link Trial} is open.
 *
 * @param own  the kit's bundle
 * @param work an empty folder
 */
public record Bench(Platform platform, PaperServices services, Setting setting, Trainings trainings, JobContext job, Bundle own, Path work) {

    Trial trial() throws IOException {
        stopIfCancelled();
        return new Trial(platform, services, setting, Files.createTempDirectory(work, "data-"));
    }

    /** Whether the model is one the paper compares with: such a one may learn nothing. */
    boolean baseline() {
        return !platform.catalogue().paper(setting.paper()).model().equals(setting.model());
    }

    void stopIfCancelled() {
        if (job.cancelled()) {
            throw new CancellationException("cancelled while checking " + setting.paper());
        }
    }

    /** Deletes a folder and what is in it. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(p);
                }
            }
        }
    }
}
