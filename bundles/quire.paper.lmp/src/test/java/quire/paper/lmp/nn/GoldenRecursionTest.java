package quire.paper.lmp.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.ConvNorm;
import quire.nn.conv.FeatureMap;
import quire.paper.lmp.data.KeySchedule;
import quire.paper.lmp.data.KeySchedule.Role;
import quire.testkit.Golden;
import quire.testkit.Probe;

/** Roles and features of a video, frame by frame, against the vector. */
class GoldenRecursionTest {
    private static final double TOLERANCE = 1e-9;
    private final Golden golden = Golden.load(GoldenRecursionTest.class, "recursion");

    private void conv(Probe probe, String ours, String... theirs) {
        theirs[theirs.length - 1] += "_w";
        probe.feed(ours + "/weight", Probe.turned(at(theirs)));
        theirs[theirs.length - 1] = theirs[theirs.length - 1].replace("_w", "_b");
        probe.feed(ours + "/bias", at(theirs));
    }

    private Tensor at(String... path) {
        JsonNode n = golden.root().path("params");
        for (String p : path) {
            n = n.path(p);
        }
        return Probe.tensor(n);
    }

    private static FeatureMap conv(GraphBuilder g, String name, FeatureMap x, int out, int kernel) {
        return Conv2d.same(out, kernel).apply(g, name, x);
    }

    private Tensor feature(Role role, Tensor image, Tensor memory) {
        Probe probe = new Probe().feed("image", image).seed("y", Tensor.zeros(quire.api.tensor.DType.DOUBLE, 1, 3, 4, 5));
        conv(probe, "low", "net", "low");
        if (role == Role.NONKEY) {
            for (int i = 1; i <= 3; i++) {
                conv(probe, "t/conv" + i, "net", "t" + i);
            }
        } else {
            conv(probe, "high", "net", "high");
        }
        String use = role == Role.KEY ? "key2key" : "key2cur";
        if (role != Role.FIRST) {
            probe.feed("memory", memory).feed("offsets", golden.doubles("inputs", "offsets"));
            conv(probe, "a/old", use, "f");
            conv(probe, "a/new", use, "g");
            for (int i = 1; i <= 3; i++) {
                conv(probe, "q/score" + i, "quality_" + use, "q" + i);
            }
        }
        return probe.run((g, in) -> {
            FeatureMap x = new FeatureMap(in.get("image"), 2, 8, 10);
            FeatureMap low = ConvNorm.relu(g, Conv2d.same(4, 3).strided(2).apply(g, "low", x));
            FeatureMap own = role == Role.NONKEY ? new LowToHigh(new int[] {3, 3, 3}, 1).apply(g, "t", low) : ConvNorm.relu(g, conv(g, "high", low, 3, 3));
            if (role == Role.FIRST) {
                return Map.of("y", own.value());
            }
            FeatureMap aligned = new Lsts(2, false, false).apply(g, "a", own.with(in.get("memory")), own, in.get("offsets"), 6).map();
            return Map.of("y", new Quality(3, 2, 1, 3, 3).apply(g, "q", own, aligned).map().value());
        }).get("y");
    }

    @Test
    void everyFrameHasItsRoleAndFeature() {
        Tensor frames = golden.doubles("inputs", "frames");
        Tensor expected = golden.doubles("expected", "features");
        KeySchedule schedule = new KeySchedule(5, false);
        Tensor memory = null;
        for (int f = 0; f < 12; f++) {
            Role role = schedule.role(f, 12);
            assertThat(role.name()).isEqualToIgnoringCase(golden.root().path("expected").path("roles").get(f).asText());
            Tensor y = feature(role, frames.rows(f, f + 1), memory);
            Probe.close("frame " + f, y, expected.rows(f, f + 1), TOLERANCE);
            memory = role == Role.NONKEY ? memory : y;
        }
    }
}
