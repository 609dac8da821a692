package quire.paper.msdconvlstm.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import quire.paper.msdconvlstm.motion.Advection;
import quire.paper.msdconvlstm.motion.Extrapolation;
import quire.paper.msdconvlstm.motion.Motion;
import quire.testkit.Golden;
import quire.testkit.Probe;

class GoldenScoresTest {
    private static void same(String what, double actual, JsonNode expected) {
        double e = expected.isTextual() ? Double.NaN : expected.asDouble();
        if (Double.isNaN(e)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual).as(what).isCloseTo(e, within(1e-9 * Math.max(1, Math.abs(e))));
        }
    }

    @Test
    void scores() {
        int fractions = 0;
        for (JsonNode c : Golden.load(GoldenScoresTest.class, "verification_scores").root().get("expected").get("cases")) {
            String name = c.get("case").asText();
            double[] f = Probe.tensor(c.get("forecast")).toDoubles();
            double[] o = Probe.tensor(c.get("observed")).toDoubles();
            for (JsonNode s : c.get("categorical")) {
                Contingency k = Contingency.of(f, o, s.get("threshold").asDouble());
                same(name + " hits", k.hits(), s.get("hits"));
                same(name + " misses", k.misses(), s.get("misses"));
                same(name + " false alarms", k.falseAlarms(), s.get("false_alarms"));
                same(name + " pod", k.pod(), s.get("pod"));
                same(name + " far", k.far(), s.get("far"));
                same(name + " pofd", k.pofd(), s.get("pofd"));
                same(name + " csi", k.csi(), s.get("csi"));
                same(name + " bias", k.bias(), s.get("bias"));
                same(name + " accuracy", k.accuracy(), s.get("accuracy"));
                same(name + " ets", k.ets(), s.get("ets"));
                same(name + " hss", k.hss(), s.get("hss"));
            }
            Errors e = Errors.of(f, o);
            same(name + " mse", e.mse(), c.get("continuous").get("mse"));
            same(name + " rmse", e.rmse(), c.get("continuous").get("rmse"));
            same(name + " mae", e.mae(), c.get("continuous").get("mae"));
            same(name + " mean error", e.meanError(), c.get("continuous").get("mean_error"));
            int h = c.get("forecast").get("shape").get(0).asInt();
            for (JsonNode s : c.path("fss")) {
                fractions++;
                same(name + " fss", Fractions.of(f, o, h, f.length / h, s.get("threshold").asDouble(), s.get("window").asInt()).score(), s.get("value"));
            }
        }
        assertThat(fractions).isPositive();
    }

    @Test
    void advection() {
        Golden g = Golden.load(GoldenScoresTest.class, "advection");
        double[] field = g.doubles("inputs", "field").toDoubles();
        for (JsonNode c : g.root().get("expected").get("cases")) {
            double[] u = filled(c.get("u"));
            double[] v = filled(c.get("v"));
            double[] once = Advection.step(field, 7, 8, u, v);
            double[] twice = Advection.step(once, 7, 8, u, v);
            double[] one = Probe.tensor(c.get("once")).toDoubles();
            double[] two = Probe.tensor(c.get("twice")).toDoubles();
            for (int i = 0; i < field.length; i++) {
                assertThat(once[i]).as("%s[%d]", c.get("case"), i).isCloseTo(one[i], within(1e-9));
                assertThat(twice[i]).as("%s[%d] twice", c.get("case"), i).isCloseTo(two[i], within(1e-9));
            }
        }
    }

    private static double[] filled(JsonNode n) {
        if (n.isObject()) {
            return Probe.tensor(n).toDoubles();
        }
        double[] out = new double[56];
        java.util.Arrays.fill(out, n.asDouble());
        return out;
    }

    /** A cell of rain that moves two columns and one row a step. */
    private static double[] cell(int t, int side) {
        double[] out = new double[side * side];
        for (int i = 0; i < out.length; i++) {
            double dy = i / side - 14 - t;
            double dx = i % side - 10 - 2 * t;
            out[i] = 12 * Math.exp(-(dx * dx + dy * dy) / 18);
        }
        return out;
    }

    @Test
    void motionIsFound() {
        double[][] past = {cell(0, 40), cell(1, 40), cell(2, 40)};
        Motion m = Motion.estimate(past, 40, 40);
        assertThat(m.u()[16 * 40 + 14]).isCloseTo(2, within(0.3));
        assertThat(m.v()[16 * 40 + 14]).isCloseTo(1, within(0.3));
        double moved = Errors.of(Extrapolation.ADVECTION.forecast(past, 40, 40, 3)[2], cell(5, 40)).mae();
        double stayed = Errors.of(Extrapolation.PERSISTENCE.forecast(past, 40, 40, 3)[2], cell(5, 40)).mae();
        assertThat(moved).isLessThan(stayed / 3);
    }

    @Test
    void poolsCountsBeforeDividing() {
        Pool p = new Pool(1, 1);
        p.add(CaseScores.of(new double[][] {{2, 2, 2, 2}}, new double[][] {{2, 0, 0, 0}}, 2, 2, new double[] {1}, 1));
        p.add(CaseScores.of(new double[][] {{2, 0, 0, 0}}, new double[][] {{2, 0, 0, 0}}, 2, 2, new double[] {1}, 1));
        assertThat(p.all().events()[0][0].csi()).isEqualTo(2 / 5.0);
        double[] i = p.interval(s -> s.events()[0][0].csi(), 500);
        assertThat(i[0]).isEqualTo(0.25);
        assertThat(i[1]).isEqualTo(1);
    }
}
