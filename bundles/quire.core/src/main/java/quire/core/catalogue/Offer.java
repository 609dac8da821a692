package quire.core.catalogue;

import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** A service of a paper that is there now. */
public record Offer(Kind kind, String paper, String id, Bundle bundle, ServiceReference<?> reference) {

    /** {@code quire.paper.can 1.2.0}. */
    public String owner() {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    /** Whether both would be asked for in the same way. */
    boolean rivals(Offer other) {
        return kind == other.kind && paper.equals(other.paper) && id.equals(other.id);
    }
}
