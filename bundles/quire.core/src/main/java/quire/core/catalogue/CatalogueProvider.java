package quire.core.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import quire.api.QuireException;
import quire.api.dataset.DatasetFactory;
import quire.api.experiment.Experiment;
import quire.api.model.ModelFactory;
import quire.api.option.Option;
import quire.api.paper.Benchmark;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.paper.Predictor;
import quire.api.trainer.SupervisedTask;
import quire.api.trainer.Trainer;
import quire.api.work.Catalogue;
import quire.api.work.PaperEntry;
import quire.api.work.ServiceEntry;
import quire.core.train.SupervisedTrainer;

/** What papers offer, for people. */
@Component(immediate = true, service = Catalogue.class)
public final class CatalogueProvider implements Catalogue {
    private final Services services;
    private final Why why;

    @Activate
    public CatalogueProvider(BundleContext context, @Reference Services services, @Reference ServiceComponentRuntime components) {
        this.services = services;
        this.why = new Why(context, services, components);
    }

    @Override
    public List<PaperEntry> papers() {
        List<PaperEntry> out = new ArrayList<>();
        for (Offer o : services.offers(Kind.PAPER)) {
            services.find(Paper.class, o.paper(), o.id()).ifPresent(held -> {
                try (held) {
                    PaperInfo p = held.service().info();
                    out.add(new PaperEntry(p.id(), p.title(), p.arxiv(), ids(Kind.MODEL, p.id()), ids(Kind.DATASET, p.id()), trainers(p.id()),
                            ids(Kind.EXPERIMENT, p.id()), o.bundle().getVersion().toString()));
                }
            });
        }
        return out;
    }

    private List<String> ids(Kind kind, String paper) {
        return services.offers(kind, paper).stream().map(Offer::id).toList();
    }

    private List<String> trainers(String paper) {
        List<String> out = new ArrayList<>(ids(Kind.TRAINER, paper));
        if (!services.offers(Kind.TASK, paper).isEmpty() && !out.contains(SupervisedTrainer.ID)) {
            out.add(SupervisedTrainer.ID);
        }
        return out.stream().sorted().toList();
    }

    @Override
    public PaperInfo paper(String id) {
        try (Held<Paper> held = services.find(Paper.class, id, id).orElseThrow(() -> new QuireException("there is no paper '" + id
                + "'; there are: " + String.join(", ", services.offers(Kind.PAPER).stream().map(Offer::paper).toList()) + " (why " + id + ")"))) {
            return held.service().info();
        }
    }

    @Override
    public List<ServiceEntry> services(String kind) {
        Kind k = Kind.ofWord(kind);
        List<ServiceEntry> out = new ArrayList<>();
        for (Offer o : services.offers(k)) {
            services.find(k.type(), o.paper(), o.id()).ifPresent(held -> {
                try (held) {
                    out.add(entry(k.word(), o, o.id(), held.service()));
                }
            });
        }
        if (k == Kind.TRAINER) {
            for (Offer o : services.offers(Kind.TASK)) {
                if (services.offers(Kind.TRAINER, o.paper()).stream().noneMatch(t -> t.id().equals(SupervisedTrainer.ID))) {
                    services.find(SupervisedTask.class, o.paper(), o.id()).ifPresent(held -> {
                        try (held) {
                            out.add(entry(k.word(), o, SupervisedTrainer.ID, new SupervisedTrainer(held.service())));
                        }
                    });
                }
            }
        }
        out.sort(Comparator.comparing(ServiceEntry::paper).thenComparing(ServiceEntry::id));
        return out;
    }

    private static ServiceEntry entry(String kind, Offer o, String id, Object service) {
        String description = "";
        List<Option> options = List.of();
        if (service instanceof ModelFactory m) {
            description = m.description();
            options = m.options().all();
        } else if (service instanceof DatasetFactory d) {
            description = d.description();
            options = d.options().all();
        } else if (service instanceof Trainer t) {
            description = t.description();
            options = t.options().all();
        } else if (service instanceof Predictor p) {
            description = p.description();
            options = p.options().all();
        } else if (service instanceof Experiment e) {
            description = e.description();
        } else if (service instanceof Paper p) {
            description = p.info().summary();
        } else if (service instanceof Benchmark) {
            description = "Times the paper at the sizes it names";
        } else if (service instanceof SupervisedTask t) {
            description = "What the supervised trainer selects epochs by: " + t.selection();
        }
        return new ServiceEntry(kind, o.paper(), id, description, options, o.owner());
    }

    @Override
    public List<String> why(String name) {
        return why.explain(name);
    }
}
