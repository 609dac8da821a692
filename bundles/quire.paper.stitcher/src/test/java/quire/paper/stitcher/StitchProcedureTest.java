package quire.paper.stitcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.api.model.ModelFactory;
import quire.api.tensor.DType;
import quire.detection.model.DetectionProcedure;
import quire.detection.model.DetectorModel;
import quire.paper.stitcher.data.KnownPictures;
import quire.paper.stitcher.feedback.StitchOptions;
import quire.paper.stitcher.model.FasterRcnnFactory;
import quire.paper.stitcher.model.FcosFactory;
import quire.paper.stitcher.model.RetinaNetFactory;
import quire.testkit.Engines;
import quire.testkit.IsolatedLibTorch;

class StitchProcedureTest {
    private static final Schema SCHEMA = new Schema(Map.of("width", 64L, "height", 64L, "classes", 2L), List.of("a", "b"), Map.of());
    private static final int[] ROWS = {0, 1};

    private static DetectorModel model(String kind, Map<String, String> more) {
        ModelFactory f = switch (kind) {
            case "fcos" -> new FcosFactory();
            case "retinanet" -> new RetinaNetFactory();
            default -> new FasterRcnnFactory();
        };
        Map<String, String> options = new java.util.HashMap<>(Map.of("channels", "8", "small_area", "400"));
        options.putAll(more);
        return (DetectorModel) f.create(f.options().parse(options), SCHEMA, DType.FLOAT);
    }

    private static StitchProcedure procedure(DetectorModel model, Map<String, String> options) {
        return new StitchProcedure(DetectionProcedure.of(model, 3), StitchOptions.of(StitchOptions.options().parse(options)), 3);
    }

    private static List<Map<String, Double>> updates(StitchProcedure p, Session s, int from, int to) {
        Split split = p.examples(new KnownPictures(8));
        List<Map<String, Double>> all = new ArrayList<>();
        for (int step = from; step < to; step++) {
            all.add(p.update(s, p.prepare(s, split.read(ROWS, KnownPictures.training(step)), step), step));
        }
        return all;
    }

    private static Session open(Lease lease, DetectorModel model) {
        return lease.open(model, new SessionOptions(1, Map.of("train", Optimiser.adam(1e-3))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fcos", "retinanet", "faster_rcnn"})
    void everyDetectorSaysWhatItWasFedAndSmallObjectsShare(String kind) {
        DetectorModel model = model(kind, Map.of());
        try (Lease lease = Engines.lease(IsolatedLibTorch.engine()); Session s = open(lease, model)) {
            List<Map<String, Double>> all = updates(procedure(model, Map.of("tau", "0.3")), s, 0, 4);
            assertThat(all.get(0)).as("the first share is 0").containsEntry("stitched", 1.0);
            for (int i = 1; i < all.size(); i++) {
                Double before = all.get(i - 1).get("small_share");
                assertThat(all.get(i).get("stitched")).isEqualTo(before != null && before < 0.3 ? 1.0 : 0.0);
            }
            assertThat(all).anySatisfy(l -> assertThat(l.get("small_share")).isBetween(0.0, 1.0));
        }
    }

    @Test
    void aResumedTrainingChoosesAsTheUninterruptedOne() {
        DetectorModel model = model("fcos", Map.of());
        Map<String, String> options = Map.of("tau", "0.4");
        List<Map<String, Double>> whole;
        try (Lease lease = Engines.lease(IsolatedLibTorch.engine()); Session s = open(lease, model)) {
            whole = updates(procedure(model, options), s, 0, 6);
        }
        List<Map<String, Double>> parts = new ArrayList<>();
        try (Lease lease = Engines.lease(IsolatedLibTorch.engine()); Session first = open(lease, model); Session second = open(lease, model)) {
            StitchProcedure before = procedure(model, options);
            parts.addAll(updates(before, first, 0, 3));
            second.load(first.parameters());
            second.load(first.optimiserState());
            StitchProcedure after = procedure(model, options);
            after.restore(before.state());
            parts.addAll(updates(after, second, 3, 6));
        }
        assertThat(parts).isEqualTo(whole);
        assertThat(whole.stream().map(l -> l.get("stitched")).distinct()).as("both kinds of updates took place").hasSize(2);
    }

    @Test
    void regularUpdatesAreThoseOfTheDetectorAlone() {
        DetectorModel model = model("fcos", Map.of());
        try (Lease lease = Engines.lease(IsolatedLibTorch.engine()); Session one = open(lease, model); Session other = open(lease, model)) {
            List<Map<String, Double>> fed = updates(procedure(model, Map.of("stitch", "regular")), one, 0, 3);
            DetectionProcedure plain = DetectionProcedure.of(model, 3);
            for (int step = 0; step < 3; step++) {
                Map<String, Double> alone = plain.update(other, plain.prepare(other, new KnownPictures(8).read(ROWS, KnownPictures.training(step)), step), step);
                assertThat(fed.get(step)).containsAllEntriesOf(alone);
            }
            one.parameters().forEach((name, t) -> assertThat(t.toDoubles()).as(name).isEqualTo(other.parameters().get(name).toDoubles()));
        }
    }

    @Test
    void refusesWhatCannotBeStitched() {
        assertThatThrownBy(() -> procedure(model("fcos", Map.of()), Map.of("pictures", "5"))).isInstanceOf(QuireException.class)
                .hasMessage("5 pictures fill no square grid; give 4, 9 or 16");
        assertThatThrownBy(() -> procedure(model("fcos", Map.of()), Map.of("tau", "1.5"))).isInstanceOf(QuireException.class).hasMessageContaining("tau");
        assertThatThrownBy(() -> procedure(model("fcos", Map.of()), Map.of("tau", "-0.1"))).isInstanceOf(QuireException.class).hasMessageContaining("tau");
        assertThatThrownBy(() -> model("fcos", Map.of("small_area", "-1"))).isInstanceOf(QuireException.class).hasMessageContaining("small_area");
        DetectorModel blind = new DetectorModel(model("fcos", Map.of()).config().withSmall(0), DType.FLOAT);
        assertThatThrownBy(() -> procedure(blind, Map.of())).isInstanceOf(QuireException.class)
                .hasMessage("the detector does not tell small objects apart; set small_area to an area in network pixels, as 1024");
        assertThatThrownBy(() -> procedure(model("fcos", Map.of()), Map.of()).restore(Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("the checkpoint was made without a stitching provider");
    }
}
