package quire.paper.age.online;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.paper.age.data.Pools;
import quire.paper.age.data.Visit;

/** The newest outcomes, from which updates draw. */
public final class Experience {
    private static final String AT = "experience/";

    private record Outcome(Visit visit, int candidate, int click) {
    }

    private final int window;
    private final List<Outcome> ring = new ArrayList<>();
    private int oldest;

    /** @param window outcomes kept */
    public Experience(int window) {
        this.window = window;
    }

    /** Takes one outcome in, in place of the oldest where there is no more room. */
    public void add(Visit v, int candidate, int click) {
        Outcome o = new Outcome(v, candidate, click);
        if (ring.size() < window) {
            ring.add(o);
        } else {
            ring.set(oldest, o);
            oldest = (oldest + 1) % window;
        }
    }

    public boolean empty() {
        return ring.isEmpty();
    }

    /** A minibatch drawn with replacement. */
    public Batch draw(int size, Pools pools, SplittableRandom random) {
        int[] which = new int[size];
        for (int i = 0; i < size; i++) {
            which[i] = random.nextInt(ring.size());
        }
        return batch(which, pools);
    }

    private Batch batch(int[] which, Pools pools) {
        List<Visit> visits = new ArrayList<>();
        int[] candidate = new int[which.length];
        int[] click = new int[which.length];
        for (int i = 0; i < which.length; i++) {
            Outcome o = ring.get(which[i]);
            visits.add(o.visit());
            candidate[i] = o.candidate();
            click[i] = o.click();
        }
        return pools.shown(visits, candidate, click);
    }

    /** All that {@link #restore} needs: one row per outcome, in the order in which updates draw. */
    public Map<String, Tensor> state(Pools pools) {
        Map<String, Tensor> out = new TreeMap<>();
        if (!ring.isEmpty()) {
            batch(java.util.stream.IntStream.range(0, ring.size()).toArray(), pools).tensors().forEach((n, t) -> out.put(AT + n, t));
            out.put(AT + "oldest", Tensor.of(new int[] {oldest}, 1));
        }
        return out;
    }

    /** Replaces what is here by a state. */
    public void restore(Map<String, Tensor> state, Pools pools) {
        ring.clear();
        oldest = 0;
        if (state.containsKey(AT + "oldest")) {
            Map<String, Tensor> rows = new TreeMap<>();
            state.forEach((n, t) -> {
                if (n.startsWith(AT) && !n.equals(AT + "oldest")) {
                    rows.put(n.substring(AT.length()), t);
                }
            });
            List<Visit> visits = pools.visits(rows);
            visits.forEach(v -> ring.add(new Outcome(v, 0, v.click())));
            oldest = state.get(AT + "oldest").ints().get(0);
        }
    }
}
