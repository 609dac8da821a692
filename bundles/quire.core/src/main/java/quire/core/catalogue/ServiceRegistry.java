package quire.core.catalogue;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.api.dataset.DatasetFactory;
import quire.api.experiment.Experiment;
import quire.api.model.ModelFactory;
import quire.api.paper.Benchmark;
import quire.api.paper.Paper;
import quire.api.paper.Predictor;
import quire.api.trainer.SupervisedTask;
import quire.api.trainer.Trainer;

/** Follows the services of papers by reference; gets a service object only for as long as somebody uses it. */
@Component(immediate = true, service = Services.class, reference = {
    @Reference(name = "paper", service = Paper.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, bind = "add", unbind = "remove"),
    @Reference(name = "model", service = ModelFactory.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, bind = "add", unbind = "remove"),
    @Reference(name = "dataset", service = DatasetFactory.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, bind = "add", unbind = "remove"),
    @Reference(name = "trainer", service = Trainer.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, bind = "add", unbind = "remove"),
    @Reference(name = "task", service = SupervisedTask.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, bind = "add", unbind = "remove"),
    @Reference(name = "experiment", service = Experiment.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, bind = "add", unbind = "remove"),
    @Reference(name = "predictor", service = Predictor.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, bind = "add", unbind = "remove"),
    @Reference(name = "benchmark", service = Benchmark.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, bind = "add", unbind = "remove")
})
public final class ServiceRegistry implements Services {
    private static final Comparator<Offer> NEWEST_LAST = Comparator.<Offer>comparingLong(o -> o.bundle().getBundleId())
            .thenComparing(o -> (Long) o.reference().getProperty(Constants.SERVICE_ID), Comparator.reverseOrder());

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRegistry.class);

    private final BundleContext context;
    private final List<Offer> offers = new CopyOnWriteArrayList<>();

    @Activate
    public ServiceRegistry(BundleContext context) {
        this.context = context;
    }

    void add(ServiceReference<?> reference) {
        String[] types = (String[]) reference.getProperty(Constants.OBJECTCLASS);
        if (word(reference, "quire.paper").isEmpty() || word(reference, "quire.id").isEmpty()) {
            LOG.warn("a service {} of bundle {} does not say its paper and id (annotation @PaperService) and is left out", types[0],
                    reference.getBundle().getSymbolicName());
            return;
        }
        for (Kind kind : Kind.values()) {
            if (List.of(types).contains(kind.type().getName())) {
                Offer offer = new Offer(kind, word(reference, "quire.paper"), word(reference, "quire.id"), reference.getBundle(), reference);
                // a component with two interfaces is bound once for each
                if (!offers.contains(offer)) {
                    offers.add(offer);
                }
            }
        }
    }

    void remove(ServiceReference<?> reference) {
        offers.removeIf(o -> o.reference().equals(reference));
    }

    private static String word(ServiceReference<?> reference, String key) {
        Object value = reference.getProperty(key);
        return value == null ? "" : value.toString();
    }

    @Override
    public List<Offer> offers(Kind kind) {
        Map<String, Offer> chosen = new LinkedHashMap<>();
        offers.stream().filter(o -> o.kind() == kind && o.bundle() != null).sorted(NEWEST_LAST)
                .forEach(o -> chosen.put(o.paper() + "\n" + o.id(), o));
        return chosen.values().stream().sorted(Comparator.comparing(Offer::paper).thenComparing(Offer::id)).toList();
    }

    @Override
    public <T> Optional<Held<T>> find(Class<T> type, String paper, String id) {
        Kind kind = Kind.of(type);
        return offers(kind, paper).stream().filter(o -> o.id().equals(id)).findFirst().flatMap(o -> {
            Object service = context.getService(o.reference());
            return service == null ? Optional.empty()
                    : Optional.of(new Held<>(type.cast(service), id, o.bundle(), () -> context.ungetService(o.reference())));
        });
    }

    @Override
    public <T> Held<T> hold(Class<T> type, String paper, String id) {
        return find(type, paper, id).orElseThrow(() -> {
            Kind kind = Kind.of(type);
            List<String> there = offers(kind, paper).stream().map(Offer::id).toList();
            if (there.contains(id)) {
                return new QuireException(kind.word() + " '" + id + "' of paper '" + paper + "' is registered but did not start; the log says why, "
                        + "often its bundle was built against other versions: build and deploy it again");
            }
            return new QuireException("paper '" + paper + "' has no " + kind.word() + " '" + id + "'; there "
                    + (there.isEmpty() ? "is none" : (there.size() == 1 ? "is: " : "are: ") + String.join(", ", there)) + " (why " + paper + ")");
        });
    }
}
