package quire.conformance;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.QuireException;
import quire.api.compute.ComputeService;
import quire.api.job.Job;
import quire.api.job.JobManager;
import quire.api.run.RunStore;
import quire.api.work.Catalogue;
import quire.api.work.CheckReport;
import quire.api.work.CheckRequest;
import quire.api.work.Conformance;
import quire.api.work.Workbench;
import quire.conformance.paper.PaperServices;
import quire.conformance.paper.Platform;
import quire.conformance.paper.Setting;
import quire.conformance.paper.Settings;

/** Offers the kit. Checks run in a queue of their own, for they wait for jobs in the device's. */
@Component(service = Conformance.class)
public final class ConformanceProvider implements Conformance {
    private static final String QUEUE = "check";
    private final Platform platform;

    @Activate
    public ConformanceProvider(BundleContext context, @Reference Catalogue catalogue, @Reference Workbench workbench, @Reference ComputeService compute,
            @Reference JobManager jobs, @Reference RunStore runs) {
        platform = new Platform(context, catalogue, workbench, compute, jobs, runs);
    }

    @Override
    public Job<CheckReport> check(CheckRequest request) {
        platform.catalogue().paper(request.paper());
        List<String> engines = platform.compute().engines().stream().filter(ComputeService.EngineInfo::available).map(ComputeService.EngineInfo::id).toList();
        if (request.engine() != null && !engines.contains(request.engine())) {
            throw new QuireException("no engine '" + request.engine() + "' can be used; there are: " + String.join(", ", engines));
        }
        PaperServices services = new PaperServices(platform.context(), request.paper());
        List<Setting> settings = new Settings(services, platform.catalogue()).of(request);
        return platform.jobs().submit("check " + request.paper(), QUEUE, platform.context().getBundle(),
                new Kit(platform, services, settings, request.unload(), platform.context().getBundle()));
    }
}
