package quire.paper.fontgan.nn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.tensor.Tensor;
import quire.nn.conv.FeatureMap;
import quire.nn.conv.GroupNorm;
import quire.testkit.Golden;
import quire.testkit.Probe;

/** Divergence, adversarial losses and instance normalisation against the reference, values and gradients, on both engines. */
class GoldenLossesTest {
    private static final double TOLERANCE = 1e-9;
    private static final Tensor ONE = Tensor.of(new double[] {1});

    @ParameterizedTest
    @ValueSource(strings = {"category_kl_unit_prior", "category_kl_learned_variance", "category_kl_single"})
    void divergence(String file) {
        Golden golden = Golden.load(GoldenLossesTest.class, file);
        Tensor mean = golden.doubles("params", "prior_mean");
        int fonts = (int) mean.dim(0);
        double[] labels = golden.ints("inputs", "labels").toDoubles();
        double[] hot = new double[labels.length * fonts];
        for (int i = 0; i < labels.length; i++) {
            hot[i * fonts + (int) labels[i]] = 1;
        }
        Map<String, Tensor> out = new Probe().feed("mu", golden.doubles("inputs", "mu")).feed("logvar", golden.doubles("inputs", "logvar"))
                .feed("prior_mean", mean).feed("prior_logvar", golden.doubles("params", "prior_logvar"))
                .data("font", Tensor.of(hot, labels.length, fonts)).seed("kl", ONE).run((g, in) -> {
                    var font = in.get("font");
                    var rows = CategoryKl.perRow(g, in.get("mu"), in.get("logvar"), font.mmul(in.get("prior_mean")), font.mmul(in.get("prior_logvar")));
                    return Map.of("per_sample", rows, "kl", rows.mean());
                });
        for (String name : java.util.List.of("kl", "per_sample", "d_mu", "d_logvar", "d_prior_mean")) {
            golden.assertClose(name, out.get(name), TOLERANCE);
        }
        if (golden.has("expected", "d_prior_logvar")) {
            golden.assertClose("d_prior_logvar", out.get("d_prior_logvar"), TOLERANCE);
        }
    }

    @Test
    void adversaries() {
        for (JsonNode c : Golden.load(GoldenLossesTest.class, "adversarial_losses").root().get("expected").get("cases")) {
            Adversarial kind = c.get("kind").asText().startsWith("bce") ? Adversarial.BCE : Adversarial.valueOf(c.get("kind").asText().toUpperCase(java.util.Locale.ROOT));
            String what = c.get("case").asText() + " " + kind;
            Map<String, Tensor> d = new Probe().feed("real", Probe.tensor(c.get("real"))).feed("fake", Probe.tensor(c.get("fake"))).seed("d", ONE)
                    .run((g, in) -> Map.of("d", kind.discriminator(g, in.get("real"), in.get("fake"))));
            Map<String, Tensor> made = new Probe().feed("fake", Probe.tensor(c.get("fake"))).seed("g", ONE)
                    .run((g, in) -> Map.of("g", kind.generator(g, in.get("fake"))));
            Probe.close(what, d.get("d"), Probe.tensor(c.get("d_loss")), TOLERANCE);
            Probe.close(what, made.get("g"), Probe.tensor(c.get("g_loss")), TOLERANCE);
            Tensor slope = Probe.tensor(c.get("d_d_real"));
            if (kind == Adversarial.BCE && c.get("case").asText().equals("extreme")) {
                // at a logit of exactly 0 the reference has a one-sided slope of its clamp; the derivative of softplus there is a half
                slope.doubles().put(2, -0.5 / 3);
            }
            Probe.close(what, d.get("d_real"), slope, TOLERANCE);
            Probe.close(what, d.get("d_fake"), Probe.tensor(c.get("d_d_fake")), TOLERANCE);
            Probe.close(what, made.get("d_fake"), Probe.tensor(c.get("g_d_fake")), TOLERANCE);
        }
    }

    @Test
    void instanceNormalisation() {
        Golden golden = Golden.load(GoldenLossesTest.class, "block_instance_norm");
        Map<String, Tensor> out = new Probe().feed("x", golden.doubles("inputs", "x")).feed("n/scale", golden.doubles("params", "gamma"))
                .feed("n/shift", golden.doubles("params", "beta")).seed("out", golden.doubles("inputs", "upstream"))
                .run((g, in) -> Map.of("out", GroupNorm.apply(g, "n", new FeatureMap(in.get("x"), 3, 4, 4), 3, 1e-5).value()));
        golden.assertClose("out", out.get("out"), TOLERANCE);
        golden.assertClose("d_x", out.get("d_x"), TOLERANCE);
        Probe.close("d_gamma", out.get("d_n/scale"), golden.doubles("expected", "d_gamma"), TOLERANCE);
        Probe.close("d_beta", out.get("d_n/shift"), golden.doubles("expected", "d_beta"), TOLERANCE);
    }
}
