package quire.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.api.job.JobContext;
import quire.api.job.JobManager.Work;
import quire.api.work.CheckReport;
import quire.conformance.check.BadInputCheck;
import quire.conformance.check.Bench;
import quire.conformance.check.CancelCheck;
import quire.conformance.check.Check;
import quire.conformance.check.GradientCheck;
import quire.conformance.check.Outcome;
import quire.conformance.check.OverfitCheck;
import quire.conformance.check.RepeatCheck;
import quire.conformance.check.ResumeCheck;
import quire.conformance.check.SavingCheck;
import quire.conformance.check.ShapesCheck;
import quire.conformance.check.Trainings;
import quire.conformance.check.UnloadCheck;
import quire.conformance.paper.PaperServices;
import quire.conformance.paper.Platform;
import quire.conformance.paper.Setting;
import quire.conformance.trial.SmallData;
import quire.conformance.trial.Trial;

/** One check of one paper, as a job. */
final class Kit implements Work<CheckReport> {
    private static final Logger LOG = LoggerFactory.getLogger(Kit.class);
    private final Platform platform;
    private final PaperServices services;
    private final List<Setting> settings;
    private final boolean unload;
    private final Bundle own;

    /** @param settings to try, smallest first */
    Kit(Platform platform, PaperServices services, List<Setting> settings, boolean unload, Bundle own) {
        this.platform = platform;
        this.services = services;
        this.settings = settings;
        this.unload = unload;
        this.own = own;
    }

    private List<Check> checks() {
        List<Check> all = new ArrayList<>(List.of(new ShapesCheck(), new GradientCheck(), new OverfitCheck(), new RepeatCheck(), new SavingCheck(),
                new CancelCheck(), new ResumeCheck(), new BadInputCheck()));
        if (unload) {
            all.add(new UnloadCheck());
        }
        return all;
    }

    @Override
    public CheckReport run(JobContext job) throws Exception {
        long start = System.nanoTime();
        Bundle bundle = services.bundle();
        String name = bundle.getSymbolicName() + " " + bundle.getVersion();
        Path work = Files.createTempDirectory("quire-check");
        try {
            Setting setting = opened(work, job);
            try (SmallData data = setting.supervised() ? new SmallData(platform.context(), services, setting.dataset()) : null;
                    Trainings trainings = new Trainings(platform, setting, data, job)) {
                List<CheckReport.Check> results = ask(new Bench(platform, services, setting, trainings, job, own, work), job);
                String engine = setting.engine() == null ? "auto" : setting.engine();
                return new CheckReport(setting.paper(), setting.model(), setting.dataset(), engine, name, results, seconds(start));
            }
        } finally {
            Bench.delete(work);
        }
    }

    private List<CheckReport.Check> ask(Bench bench, JobContext job) throws InterruptedException {
        List<CheckReport.Check> results = new ArrayList<>();
        List<Check> checks = checks();
        for (Check check : checks) {
            job.progress(check.name(), results.size(), checks.size(), "check", Map.of());
            long began = System.nanoTime();
            Outcome outcome = answer(check, bench);
            results.add(new CheckReport.Check(check.name(), outcome.result(), outcome.reason(), seconds(began)));
            job.message(check.name() + " " + outcome.result() + ": " + outcome.reason());
        }
        return results;
    }

    private static Outcome answer(Check check, Bench bench) throws InterruptedException {
        try {
            return check.run(bench);
        } catch (CancellationException | InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            LOG.info("check '{}' of paper {} failed", check.name(), bench.setting().paper(), e);
            return Outcome.thrown(e);
        }
    }

    /** The first setting whose data can be opened and whose model can be made of it: some data cannot be very small. */
    private Setting opened(Path work, JobContext job) throws IOException {
        for (Setting setting : settings) {
            job.progress("opening data", 0, 0, "file", Map.of());
            try (Trial trial = new Trial(platform, services, setting, Files.createTempDirectory(work, "data-"))) {
                if (trial.dataset().splits().isEmpty() || trial.fits()) {
                    return setting;
                }
            } catch (RuntimeException e) {
                if (setting == settings.get(settings.size() - 1)) {
                    throw e;
                }
                LOG.debug("data of {} is not made this small", setting, e);
            }
        }
        throw new QuireException("dataset '" + settings.get(0).dataset() + "' of paper '" + services.paper() + "' gives no examples to check with; name another with --dataset");
    }

    private static double seconds(long since) {
        return Math.round((System.nanoTime() - since) / 1e7) / 100.0;
    }
}
