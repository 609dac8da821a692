package quire.paper.fontgan.predict;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import quire.api.compute.Session;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.fontgan.data.Glyph;
import quire.paper.fontgan.model.Names;

/** Runs a trained generator on bytes. */
final class Glyphs {
    private final Session session;
    private final int side;
    private final int fonts;

    Glyphs(Session session, int side, int fonts) {
        this.session = session;
        this.side = side;
        this.fonts = fonts;
    }

    private Tensor tensor(List<byte[]> glyphs) {
        float[] v = new float[glyphs.size() * side * side];
        int at = 0;
        for (byte[] g : glyphs) {
            for (byte b : g) {
                v[at++] = Glyph.value(b);
            }
        }
        return Tensor.of(v, glyphs.size(), 1, side, side);
    }

    private byte[][] bytes(Tensor t, int rows) {
        float[] v = t.toFloats();
        byte[][] out = new byte[rows][side * side];
        for (int i = 0; i < v.length; i++) {
            out[i / (side * side)][i % (side * side)] = Glyph.level(v[i]);
        }
        return out;
    }

    private Map<String, Tensor> infer(List<byte[]> glyphs, String output) {
        Tensor all = tensor(glyphs);
        Batch batch = new Batch(glyphs.size(), Map.of(Names.STANDARD, all, Names.STYLED, all, Names.REFERENCE, all, Names.FONT,
                Tensor.zeros(DType.FLOAT, glyphs.size(), fonts)));
        return session.run(session.prepare(Model.INFER, batch, 0), List.of(output));
    }

    /** Mean style of sample glyphs. */
    float[] style(List<byte[]> samples) {
        float[] mu = infer(samples, Names.MU).get(Names.MU).toFloats();
        float[] mean = new float[mu.length / samples.size()];
        for (int i = 0; i < mu.length; i++) {
            mean[i % mean.length] += mu[i] / samples.size();
        }
        return mean;
    }

    /** A font's mean. */
    float[] fontMean(int font) {
        float[] all = session.parameters().get(Names.PRIOR_MEAN).toFloats();
        int latent = all.length / fonts;
        return Arrays.copyOfRange(all, font * latent, (font + 1) * latent);
    }

    /** Standard glyphs in a style. */
    byte[][] stylise(List<byte[]> standard, float[] z) {
        float[] all = new float[standard.size() * z.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = z[i % z.length];
        }
        Batch batch = new Batch(standard.size(), Map.of(Names.STANDARD, tensor(standard), Names.Z, Tensor.of(all, standard.size(), z.length)));
        return bytes(session.run(session.prepare(Names.STYLISE, batch, 0), List.of(Names.FAKE_STYLED)).get(Names.FAKE_STYLED), standard.size());
    }

    /** Standard glyphs of glyphs in any style. */
    byte[][] destylise(List<byte[]> glyphs) {
        return bytes(infer(glyphs, Names.FAKE_STANDARD).get(Names.FAKE_STANDARD), glyphs.size());
    }
}
