package quire.paper.can.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The most recent events of each user, whatever the order they come in; memory is bounded by users times events kept. */
final class RecentEvents {
    private final int kept;
    private final List<long[]> events = new ArrayList<>();
    private final List<int[]> sizes = new ArrayList<>();

    /** @param kept events per user that matter */
    RecentEvents(int kept) {
        this.kept = kept;
    }

    void add(int user, int time, int item) {
        while (user >= events.size()) {
            events.add(new long[4]);
            sizes.add(new int[1]);
        }
        int[] size = sizes.get(user);
        long[] all = events.get(user);
        if (size[0] == all.length && size[0] > kept + kept / 4) {
            Arrays.sort(all);
            System.arraycopy(all, all.length - kept, all, 0, kept);
            size[0] = kept;
        } else if (size[0] == all.length) {
            all = Arrays.copyOf(all, 2 * all.length);
            events.set(user, all);
        }
        all[size[0]++] = (long) time << 32 | item;
    }

    int users() {
        return events.size();
    }

    /** Items of a user by time, at most {@code kept}; of the same time in order of their numbers. */
    int[] items(int user) {
        long[] all = Arrays.copyOf(events.get(user), sizes.get(user)[0]);
        Arrays.sort(all);
        int from = Math.max(0, all.length - kept);
        int[] items = new int[all.length - from];
        for (int i = 0; i < items.length; i++) {
            items[i] = (int) all[from + i];
        }
        return items;
    }
}
