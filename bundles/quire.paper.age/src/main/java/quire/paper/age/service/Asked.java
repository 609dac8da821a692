package quire.paper.age.service;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import quire.api.QuireException;
import quire.paper.age.api.Request;
import quire.paper.age.data.Visit;

/** The newest requests, which can still be answered. */
final class Asked {
    /** A request with its plain predictions and the items that are answered. */
    record Entry(Request request, Visit visit, double[] ctr, Set<Long> answered) {
    }

    private final Map<String, Entry> entries;

    Asked(int most) {
        entries = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
                return size() > most;
            }
        };
    }

    /** @throws QuireException if the id stands for another request */
    void refuseOther(Request r) {
        Entry e = entries.get(r.id());
        if (e != null && !e.request().equals(r)) {
            throw new QuireException("request id '" + r.id() + "' was used for another user or other candidates; give every request an id of its own");
        }
    }

    void put(Request r, Visit v, double[] ctr) {
        Entry before = entries.get(r.id());
        entries.put(r.id(), new Entry(r, v, ctr, before == null ? new HashSet<>() : before.answered()));
    }

    /** Place of an item in its request, which is then answered. */
    int answer(String id, long item) {
        Entry e = entry(id);
        for (int i = 0; i < e.request().candidates().size(); i++) {
            if (e.request().candidates().get(i).item() == item) {
                if (!e.answered().add(item)) {
                    throw new QuireException("item " + item + " of request '" + id + "' is answered already; tell each outcome once");
                }
                return i;
            }
        }
        throw new QuireException("item " + item + " was not among the candidates of request '" + id + "'; tell the item that was shown");
    }

    Entry entry(String id) {
        Entry e = entries.get(id);
        if (e == null) {
            throw new QuireException("request '" + id + "' is unknown or too long ago; tell outcomes of ranked requests, or set remembered higher");
        }
        return e;
    }

    void clear() {
        entries.clear();
    }
}
