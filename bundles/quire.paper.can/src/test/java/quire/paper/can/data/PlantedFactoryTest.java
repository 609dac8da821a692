package quire.paper.can.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.dataset.Dataset;
import quire.api.tensor.Batch;

class PlantedFactoryTest {
    private final PlantedFactory factory = new PlantedFactory();
    @TempDir
    Path folder;

    private Dataset open(String... options) throws IOException {
        Map<String, String> o = new HashMap<>(Map.of("ids", "40", "groups", "6", "train_rows", "3000", "validation_rows", "200", "test_rows", "600"));
        for (int i = 0; i < options.length; i += 2) {
            o.put(options[i], options[i + 1]);
        }
        return Opened.open(factory, null, Files.createTempDirectory(folder, "w"), o);
    }

    @Test
    void noSingleIdHasAnEffect() {
        for (String mode : new String[] {"planted", "full"}) {
            PlantedEffects e = PlantedEffects.of(mode, 30, 5, 1.6, new SplittableRandom(3));
            for (int i = 0; i < 30; i++) {
                double asTarget = 0;
                double asMember = 0;
                for (int j = 0; j < 30; j++) {
                    asTarget += e.logit(i, new int[] {j});
                    asMember += e.logit(j, new int[] {i});
                }
                assertThat(asTarget).isCloseTo(0, within(1e-9));
                assertThat(asMember).isCloseTo(0, within(1e-9));
            }
            assertThat(e.logit(0, new int[] {1})).isNotZero();
        }
    }

    @Test
    void additiveModeIsASumOfTwoSides() {
        PlantedEffects e = PlantedEffects.of("additive", 10, 5, 1.6, new SplittableRandom(3));
        int[] h = {3, 4};
        int[] k = {5};
        assertThat(e.logit(1, h) - e.logit(1, k)).isCloseTo(e.logit(2, h) - e.logit(2, k), within(1e-12));
    }

    @Test
    void splitsAndCeilingAreReported() throws IOException {
        try (Dataset d = open()) {
            assertThat(d.splits()).containsExactly("train", "validation", "test");
            assertThat(d.split("train").size()).isEqualTo(3000);
            assertThat(d.counts().get("best_test_auc_e4")).isBetween(7500L, 8800L);
            assertThat(d.counts().get("clicks")).isBetween(1600L, 2200L);
        }
    }

    @Test
    void coldPairsAreKeptOutOfTraining() throws IOException {
        try (Dataset d = open("cold", "0.3")) {
            Set<Integer> warm = pairs(d, "train");
            Set<Integer> cold = pairs(d, "test_cold");
            assertThat(warm).doesNotContainAnyElementsOf(cold);
            assertThat(warm).containsAll(pairs(d, "test"));
            assertThat(cold.size()).isBetween(300, 480);
        }
    }

    private static Set<Integer> pairs(Dataset d, String split) {
        Batch b = Opened.all(d, split);
        int[] ids = Opened.ints(b, "item_x_history");
        float[] mask = b.get("mask").toFloats();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < ids.length; i++) {
            if (mask[i] > 0) {
                seen.add(ids[i]);
            }
        }
        return seen;
    }

    @Test
    void seedDecidesEverything() throws IOException {
        try (Dataset a = open(); Dataset b = open(); Dataset c = open("mode", "shuffled"); Dataset e = open("mode", "full")) {
            assertThat(a.fingerprint()).isEqualTo(b.fingerprint()).isNotEqualTo(c.fingerprint()).isNotEqualTo(e.fingerprint());
            assertThat(Math.abs(c.counts().get("best_test_auc_e4") - 5000)).isLessThan(800);
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> open("cold", "0.001")).hasMessageContaining("leaves nothing on one side");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of())).hasMessageContaining("planted makes its own data");
    }
}
