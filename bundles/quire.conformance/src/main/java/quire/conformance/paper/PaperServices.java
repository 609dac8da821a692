package quire.conformance.paper;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import quire.api.QuireException;
import quire.api.paper.Paper;

/** Finds the services of one paper. Of several versions the bundle installed last counts, as in the catalogue. Keeps none of them. */
public final class PaperServices {
    private final BundleContext context;
    private final String paper;

    /** @param paper id of a paper that is there */
    public PaperServices(BundleContext context, String paper) {
        this.context = context;
        this.paper = paper;
    }

    /** The paper's id. */
    public String paper() {
        return paper;
    }

    /** The bundle of the paper's card. */
    public Bundle bundle() {
        return references(Paper.class, paper).reduce((a, b) -> b).map(ServiceReference::getBundle)
                .orElseThrow(() -> new QuireException("paper '" + paper + "' is gone; see why " + paper));
    }

    /** Bundles that offer the paper: more than one while versions of it lie side by side. */
    public long bundles() {
        return references(Paper.class, paper).map(ServiceReference::getBundle).distinct().count();
    }

    /** Ids of the services of a kind. */
    public List<String> ids(Class<?> type) {
        return references(type, null).map(r -> String.valueOf(r.getProperty("quire.id"))).distinct().sorted().toList();
    }

    /** A service; the caller closes it. @param id null for any */
    public <T> Optional<Held<T>> find(Class<T> type, String id) {
        return references(type, id).reduce((a, b) -> b).flatMap(r -> {
            Bundle bundle = r.getBundle();
            T service = context.getService(r);
            return service == null ? Optional.empty() : Optional.of(new Held<>(service, bundle, () -> context.ungetService(r)));
        });
    }

    /** A service that has to be there; the caller closes it. @throws QuireException naming those there are */
    public <T> Held<T> hold(Class<T> type, String id) {
        return find(type, id).orElseThrow(() -> {
            List<String> there = ids(type);
            return new QuireException("paper '" + paper + "' has no " + type.getSimpleName().replace("Factory", "").toLowerCase(Locale.ROOT) + " '" + id + "'; "
                    + (there.isEmpty() ? "it has none" : "there are: " + String.join(", ", there)));
        });
    }

    private <T> Stream<ServiceReference<T>> references(Class<T> type, String id) {
        try {
            Collection<ServiceReference<T>> all = context.getServiceReferences(type, null);
            return all.stream().filter(r -> r.getBundle() != null && paper.equals(r.getProperty("quire.paper"))
                    && (id == null || id.equals(r.getProperty("quire.id")))).sorted(Comparator.comparingLong(r -> r.getBundle().getBundleId()));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
