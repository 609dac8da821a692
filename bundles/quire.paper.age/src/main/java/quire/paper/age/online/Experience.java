package quire.paper.age.online;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import quire.api.tensor.Batch;
import quire.paper.age.data.Pools;
import quire.paper.age.data.Visit;

/** The newest outcomes, from which updates draw. */
final class Experience {
    private record Outcome(Visit visit, int candidate, int click) {
    }

    private final int window;
    private final List<Outcome> ring = new ArrayList<>();
    private int oldest;

    Experience(int window) {
        this.window = window;
    }

    void add(Visit v, int candidate, int click) {
        Outcome o = new Outcome(v, candidate, click);
        if (ring.size() < window) {
            ring.add(o);
        } else {
            ring.set(oldest, o);
            oldest = (oldest + 1) % window;
        }
    }

    boolean empty() {
        return ring.isEmpty();
    }

    /** A minibatch drawn with replacement. */
    Batch draw(int size, Pools pools, SplittableRandom random) {
        List<Visit> visits = new ArrayList<>();
        int[] candidate = new int[size];
        int[] click = new int[size];
        for (int i = 0; i < size; i++) {
            Outcome o = ring.get(random.nextInt(ring.size()));
            visits.add(o.visit());
            candidate[i] = o.candidate();
            click[i] = o.click();
        }
        return pools.shown(visits, candidate, click);
    }
}
