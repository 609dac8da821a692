package quire.conformance.trial;

import java.io.IOException;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.conformance.paper.Held;
import quire.conformance.paper.PaperServices;
import quire.conformance.paper.Settings;

/**
 * A data set of the paper's, a few examples of it, offered beside it under an id of its own while it is open: the platform's trainer
 * reads it like any other, and a {@link Gate} can stop it at a known place. Holds no service between uses.
 */
public final class SmallData implements DatasetFactory, AutoCloseable {
    /** Its id. */
    public static final String ID = "conformance-check";
    private final PaperServices services;
    private final String dataset;
    private final ServiceRegistration<DatasetFactory> registration;
    private volatile Gate gate;

    /** @param dataset id of the paper's data set */
    public SmallData(BundleContext context, PaperServices services, String dataset) {
        this.services = services;
        this.dataset = dataset;
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(PaperService.PREFIX_ + "paper", services.paper());
        properties.put(PaperService.PREFIX_ + "id", ID);
        registration = context.registerService(DatasetFactory.class, this, properties);
    }

    /** Holds up the next training that is opened; null for none. */
    public void gate(Gate next) {
        gate = next;
    }

    @Override
    public Options options() {
        try (Held<DatasetFactory> held = services.hold(DatasetFactory.class, dataset)) {
            return held.service().options();
        }
    }

    @Override
    public String description() {
        return "A few examples of " + dataset + ", while the paper is being checked";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        Held<DatasetFactory> held = services.hold(DatasetFactory.class, dataset);
        Dataset opened = null;
        try {
            opened = held.service().open(request);
            return new FewExamples(opened, 2 * Settings.BATCH, gate, held.release());
        } finally {
            if (opened == null) {
                held.close();
            }
        }
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
