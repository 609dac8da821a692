package quire.core.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** Jobs that wait for a device. Used under the manager's lock. */
final class Line {
    /** Times a job is overtaken before it counts as one priority higher. */
    private static final int PATIENCE = 4;

    private record Place(JobRecord<?> job, int[] overtaken) {
        int rank() {
            return job.priority() + overtaken[0] / PATIENCE;
        }
    }

    private final List<Place> places = new ArrayList<>();

    void add(JobRecord<?> job) {
        places.add(new Place(job, new int[1]));
    }

    void remove(JobRecord<?> job) {
        places.removeIf(p -> p.job() == job);
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /**
     * Takes the next.
     *
     * @param running number of jobs an owner has running
     */
    JobRecord<?> poll(ToIntFunction<String> running) {
        // of equals max keeps the last, so the line is walked from its end
        List<Place> newestFirst = new ArrayList<>(places);
        java.util.Collections.reverse(newestFirst);
        Place next = newestFirst.stream().reduce((a, b) -> order(running).compare(a, b) > 0 ? a : b).orElseThrow();
        places.subList(0, places.indexOf(next)).forEach(p -> p.overtaken()[0]++);
        places.remove(next);
        return next.job();
    }

    private static Comparator<Place> order(ToIntFunction<String> running) {
        return Comparator.comparingInt(Place::rank).thenComparingInt(p -> -running.applyAsInt(p.job().owner()));
    }
}
