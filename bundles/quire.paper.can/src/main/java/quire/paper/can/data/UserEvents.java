package quire.paper.can.data;

import java.util.Arrays;

/** Puts events in order: by user, then time, then place in the file. */
final class UserEvents {
    private final int[] starts;
    private final int[] order;

    /** @param users number of users */
    UserEvents(IntColumn user, IntColumn time, int users) {
        int n = Math.toIntExact(user.size());
        starts = new int[users + 1];
        for (int i = 0; i < n; i++) {
            starts[user.get(i) + 1]++;
        }
        for (int u = 0; u < users; u++) {
            starts[u + 1] += starts[u];
        }
        order = new int[n];
        int[] at = Arrays.copyOf(starts, users);
        for (int i = 0; i < n; i++) {
            order[at[user.get(i)]++] = i;
        }
        for (int u = 0; u < users; u++) {
            sort(time, starts[u], starts[u + 1]);
        }
    }

    private void sort(IntColumn time, int from, int to) {
        long[] keys = new long[to - from];
        for (int i = from; i < to; i++) {
            keys[i - from] = (long) time.get(order[i]) << 32 | order[i];
        }
        Arrays.sort(keys);
        for (int i = from; i < to; i++) {
            order[i] = (int) keys[i - from];
        }
    }

    /** Events of a user. */
    int count(int user) {
        return starts[user + 1] - starts[user];
    }

    /** The i-th event of a user: its place in the columns. */
    int event(int user, int i) {
        return order[starts[user] + i];
    }
}
