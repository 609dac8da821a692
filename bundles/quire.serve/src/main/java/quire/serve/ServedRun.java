package quire.serve;

import java.io.IOException;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.api.compute.ComputeService;
import quire.api.model.ModelFactory;
import quire.api.run.Run;
import quire.api.run.RunStore;
import quire.api.work.Workbench;
import quire.serve.api.TrainedModel;

/** Offers the run of one configuration while its paper is there; an updated paper bundle opens it anew and the old one closes. */
@Component(service = {}, immediate = true, configurationPid = TrainedModel.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ServedRun implements ServiceTrackerCustomizer<ModelFactory, ServedRun.Offer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServedRun.class);
    private final BundleContext context;
    private final ComputeService compute;
    private final Workbench workbench;
    private final Run run;
    private final ServiceTracker<ModelFactory, Offer> factories;

    /** A configuration's properties. */
    public @interface Settings {
        /** Id of a run with a model. */
        String run();
    }

    record Offer(OpenModel model, ServiceRegistration<TrainedModel> registration) {
    }

    @Activate
    public ServedRun(BundleContext context, Settings settings, @Reference RunStore runs, @Reference ComputeService compute,
            @Reference Workbench workbench) throws IOException, InvalidSyntaxException {
        if (settings.run() == null) {
            throw new QuireException("configuration " + TrainedModel.PID + " has no property 'run'; give the id of a run");
        }
        this.context = context;
        this.compute = compute;
        this.workbench = workbench;
        run = runs.run(settings.run());
        factories = new ServiceTracker<>(context, FrameworkUtil.createFilter("(&(objectClass=" + ModelFactory.class.getName() + ")(quire.paper="
                + run.info().spec().paper() + ")(quire.id=" + run.info().spec().model() + "))"), this);
        factories.open();
    }

    @Deactivate
    void close() {
        factories.close();
    }

    @Override
    public Offer addingService(ServiceReference<ModelFactory> reference) {
        try {
            OpenModel model = new OpenModel(run, context.getService(reference), compute, workbench);
            Hashtable<String, Object> properties = new Hashtable<>();
            properties.put("quire.paper", run.info().spec().paper());
            properties.put("quire.model", run.info().spec().model());
            properties.put("quire.run", run.info().id());
            return new Offer(model, context.registerService(TrainedModel.class, model, properties));
        } catch (RuntimeException e) {
            LOG.error("run {} is not served: {}", run.info().id(), e.getMessage(), e);
            context.ungetService(reference);
            return null;
        }
    }

    @Override
    public void modifiedService(ServiceReference<ModelFactory> reference, Offer offer) {
        // what the model is does not depend on other service properties
    }

    @Override
    public void removedService(ServiceReference<ModelFactory> reference, Offer offer) {
        offer.registration().unregister();
        offer.model().close();
        context.ungetService(reference);
    }
}
