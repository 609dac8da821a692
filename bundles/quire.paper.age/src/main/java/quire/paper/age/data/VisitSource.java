package quire.paper.age.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Visits in the order of time. */
public interface VisitSource extends Closeable {
    /** The next visits, at most {@code most}; empty at the end. */
    List<Visit> next(int most) throws IOException;

    /** What the user does when shown a candidate; only where the truth is known: the same for every policy. */
    int click(Visit visit, int candidate);

    /** Rows by the log's own article numbers, as far as it has been read; empty where they are the same. */
    default Map<Long, Integer> articles() {
        return Map.of();
    }

    @Override
    default void close() throws IOException {
    }
}
