package quire.paper.han.data;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import quire.api.QuireException;
import quire.api.tensor.Seeds;
import quire.data.split.Splits;

/** Splits that keep each subject on one side. */
final class Subjects {
    private Subjects() {
    }

    /**
     * Chooses subjects at random, seeded: a share of those there are, at least one.
     *
     * @throws QuireException if that would leave none
     */
    static Set<Integer> choose(List<Example> all, double share, long seed, String what) {
        int[] subjects = all.stream().mapToInt(Example::subject).distinct().sorted().toArray();
        int wanted = (int) Math.max(1, Math.round(share * subjects.length));
        if (wanted >= subjects.length) {
            throw QuireException.of("%d subjects, of which the %s split would take %d; give data of more subjects or a smaller share",
                    subjects.length, what, wanted);
        }
        Splits.shuffle(subjects, Seeds.random(seed, "subjects", what));
        return Arrays.stream(subjects, 0, wanted).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    /** The examples of some subjects, or of all others. */
    static List<Example> of(List<Example> all, Set<Integer> subjects, boolean inside) {
        return all.stream().filter(e -> subjects.contains(e.subject()) == inside).toList();
    }

    /** Refuses two parts that share a subject. */
    static void requireDisjoint(String one, List<Example> a, String other, List<Example> b) {
        Set<Integer> shared = new TreeSet<>(a.stream().map(Example::subject).toList());
        shared.retainAll(new TreeSet<>(b.stream().map(Example::subject).toList()));
        if (!shared.isEmpty()) {
            throw QuireException.of("subjects %s are in %s and in %s; leave-one-subject-out needs each subject on one side", shared, one, other);
        }
    }
}
