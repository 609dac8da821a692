package quire.detection.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.detection.eval.CocoEvaluation.Items;

class EvaluationTest {
    private static final Items ONE = new Items(new double[] {10, 10, 32, 32}, new int[] {0}, new double[] {1024}, new boolean[1]);

    @Test
    void withoutDetectionsEverythingIsZero() {
        CocoEvaluation e = new CocoEvaluation(2);
        e.add(1, ONE, Items.NONE);
        CocoResult r = e.result();
        assertThat(r.ap()).isZero();
        assertThat(r.ar(100)).isZero();
        // an area on the limit is small and medium
        assertThat(r.ap("small")).isZero();
        assertThat(r.ap("medium")).isZero();
        assertThat(r.ap("large")).isEqualTo(CocoResult.NONE);
        assertThat(r.ap(1)).isEqualTo(CocoResult.NONE);
        assertThat(r.text(List.of("cell", "dust"))).contains("ap_large     -").contains("cell   0.0000  0.0000  0.0000").contains("dust        -");
    }

    @Test
    void withoutObjectsThereIsNoMeasure() {
        CocoEvaluation e = new CocoEvaluation(1);
        e.add(1, Items.NONE, Items.detections(new double[] {0, 0, 5, 5}, new int[] {0}, new double[] {0.5}));
        assertThat(e.result().rows().values()).containsOnly(CocoResult.NONE);
        assertThat(new CocoEvaluation(1).result().ap()).isEqualTo(CocoResult.NONE);
    }

    @Test
    void tiesGoByImageId() {
        Items hit = Items.detections(new double[] {10, 10, 32, 32}, new int[] {0}, new double[] {0.5});
        CocoEvaluation wrongFirst = new CocoEvaluation(1);
        wrongFirst.add(2, ONE, hit);
        wrongFirst.add(1, Items.NONE, hit);
        assertThat(wrongFirst.result().ap()).isBetween(0.499, 0.501);
        CocoEvaluation rightFirst = new CocoEvaluation(1);
        rightFirst.add(2, Items.NONE, hit);
        rightFirst.add(1, ONE, hit);
        assertThat(rightFirst.result().ap()).isBetween(0.999, 1.001);
    }

    @Test
    void areasOfOnesOwnSayTheirLimits() {
        CocoEvaluation e = new CocoEvaluation(1, AreaRange.squares(16, 40), 1, 10, 100);
        e.add(1, ONE, Items.detections(new double[] {10, 10, 32, 32}, new int[] {0}, new double[] {0.5}));
        assertThat(e.result().rows()).containsEntry("ar_medium40", 1.0).containsEntry("ap_small16", -1.0).doesNotContainKey("ap_small");
        assertThat(AreaRange.squares(32, 96)).isEqualTo(AreaRange.coco());
        assertThatThrownBy(() -> e.result().ap("small")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void badInputIsRefused() {
        CocoEvaluation e = new CocoEvaluation(1);
        assertThatThrownBy(() -> e.add(1, ONE, Items.detections(new double[] {0, 0, 5, Double.NaN}, new int[] {0}, new double[] {1})))
                .isInstanceOf(QuireException.class).hasMessageContaining("detection 0").hasMessageContaining("NaN");
        assertThatThrownBy(() -> e.add(1, ONE, Items.detections(new double[4], new int[] {7}, new double[] {1})))
                .isInstanceOf(QuireException.class).hasMessageContaining("class 7 of 1");
        e.add(5, ONE, Items.NONE);
        e.add(5, ONE, Items.NONE);
        assertThatThrownBy(e::result).isInstanceOf(QuireException.class).hasMessageContaining("image 5 was evaluated twice");
    }

    @Test
    void difficultObjectsOfVocCountForNothing() {
        VocEvaluation v = new VocEvaluation(2, 0.5, false);
        double[] objects = {0, 0, 10, 10, 20, 20, 40, 40, 50, 50, 60, 60};
        boolean[] difficult = {false, true, false};
        // right; on the difficult one; a second of the first; off
        double[] found = {0, 0, 10, 10, 20, 20, 40, 40, 0, 0, 10, 9, 80, 80, 90, 90};
        v.add(objects, new int[] {0, 0, 0}, difficult, found, new int[4], new double[] {0.6, 0.9, 0.7, 0.1});
        // the better scored one of two on the first object takes it, the other is wrong: precision 1 at recall 0.5
        assertThat(v.ap(0)).isEqualTo(0.5);
        assertThat(v.ap(1)).isNaN();
        assertThat(v.map()).isEqualTo(0.5);
        assertThat(new VocEvaluation(1, 0.5, true).map()).isNaN();
    }
}
