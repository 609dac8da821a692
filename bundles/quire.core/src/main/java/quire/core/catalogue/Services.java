package quire.core.catalogue;

import java.util.List;
import java.util.Optional;

/** Finds services of papers. Of several versions of one the last installed counts. */
public interface Services {
    /** Services of a kind, by paper and id. */
    List<Offer> offers(Kind kind);

    /** Services of a kind of one paper, by id. */
    default List<Offer> offers(Kind kind, String paper) {
        return offers(kind).stream().filter(o -> o.paper().equals(paper)).toList();
    }

    /** A service, if it is there; the caller closes it. */
    <T> Optional<Held<T>> find(Class<T> type, String paper, String id);

    /** A service that has to be there; the caller closes it. @throws quire.api.QuireException listing those there are */
    <T> Held<T> hold(Class<T> type, String paper, String id);
}
