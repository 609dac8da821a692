package quire.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitsTest {
    private static final Part[] PARTS = {new Part("train", 8), new Part("validation", 1), new Part("test", 1)};

    @Test
    void shufflesAreSeededPermutations() {
        int[] a = Splits.shuffled(100, new SplittableRandom(1));
        assertThat(a).isEqualTo(Splits.shuffled(100, new SplittableRandom(1)));
        assertThat(a).isNotEqualTo(Splits.shuffled(100, new SplittableRandom(2)));
        assertThat(a).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
    }

    @Test
    void everyExampleIsInExactlyOnePart() {
        for (int n : new int[] {0, 1, 2, 7, 100, 1001}) {
            Map<String, int[]> parts = Splits.byShare(n, new SplittableRandom(n), PARTS);
            assertThat(parts.keySet()).containsExactly("train", "validation", "test");
            assertThat(parts.values().stream().flatMapToInt(Arrays::stream).sorted().toArray()).isEqualTo(IntStream.range(0, n).toArray());
        }
        assertThat(Splits.byShare(1000, new SplittableRandom(3), PARTS).get("train")).hasSize(800).isSorted();
    }

    @Test
    void keysStayTogether() {
        SplittableRandom r = new SplittableRandom(5);
        List<String> keys = r.ints(500, 0, 40).mapToObj(i -> "subject" + i).toList();
        Map<String, int[]> parts = Splits.byKey(keys, r, PARTS);
        List<java.util.Set<String>> sets = parts.values().stream()
                .map(rows -> Arrays.stream(rows).mapToObj(keys::get).collect(Collectors.toSet())).toList();
        assertThat(sets.get(0)).doesNotContainAnyElementsOf(sets.get(1)).doesNotContainAnyElementsOf(sets.get(2));
        assertThat(sets.get(1)).isNotEmpty().doesNotContainAnyElementsOf(sets.get(2));
        assertThat(parts.values().stream().mapToInt(a -> a.length).sum()).isEqualTo(500);
    }

    @Test
    void stratifiedPartsKeepProportions() {
        int[] classes = IntStream.range(0, 1000).map(i -> i % 10 == 0 ? 1 : 0).toArray();
        Map<String, int[]> parts = Splits.stratified(classes, new SplittableRandom(1), new Part("a", 1), new Part("b", 1));
        for (int[] rows : parts.values()) {
            assertThat(rows).hasSize(500).isSorted();
            assertThat(Arrays.stream(rows).filter(i -> classes[i] == 1).count()).isEqualTo(50);
        }
    }

    @Test
    void subsetsHaveTheSizeAskedForAndTheProportions() {
        int[] classes = IntStream.range(0, 97).map(i -> i % 3).toArray();
        for (int n = 0; n <= classes.length; n++) {
            int[] rows = Splits.subset(classes, n, new SplittableRandom(n));
            assertThat(rows).hasSize(n).doesNotHaveDuplicates();
            long zeros = Arrays.stream(rows).filter(i -> classes[i] == 0).count();
            assertThat((double) zeros).isBetween(n * 33 / 97.0 - 1, n * 33 / 97.0 + 1);
        }
        assertThatThrownBy(() -> Splits.subset(classes, 98, new SplittableRandom(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
