package quire.paper.fontgan.data;

import java.nio.FloatBuffer;
import java.util.Map;
import quire.api.dataset.Reading;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.fontgan.model.Names;

/** Pairs of a font and a character; the style's reference is another character of the same font and part, or the same. */
final class GlyphSplit implements Split {
    private final GlyphBook book;
    private final int[] fonts;
    private final int from;
    private final int to;
    private final int labels;
    private final boolean same;

    /**
     * @param fonts  faces taken
     * @param from   first character, {@code to} is the first after the last
     * @param labels number of fonts with a label: the first ones
     */
    GlyphSplit(GlyphBook book, int[] fonts, int from, int to, int labels, boolean same) {
        this.book = book;
        this.fonts = fonts;
        this.from = from;
        this.to = to;
        this.labels = labels;
        this.same = same;
    }

    @Override
    public int size() {
        return fonts.length * (to - from);
    }

    @Override
    public Batch read(int[] rows, Reading reading) {
        int n = rows.length;
        int s = book.size();
        Tensor styled = reading.tensor(Names.STYLED, DType.FLOAT, n, 1, s, s);
        Tensor standard = reading.tensor(Names.STANDARD, DType.FLOAT, n, 1, s, s);
        Tensor reference = reading.tensor(Names.REFERENCE, DType.FLOAT, n, 1, s, s);
        Tensor font = reading.tensor(Names.FONT, DType.FLOAT, n, labels);
        Tensor character = reading.tensor(Names.CHARACTER, DType.INT, n);
        float[] hot = new float[n * labels];
        for (int i = 0; i < n; i++) {
            int f = fonts[rows[i] / (to - from)];
            int c = from + rows[i] % (to - from);
            // a fixed other character in evaluation, so that numbers repeat
            int other = same ? c : from + (reading.training() ? reading.random().nextInt(to - from) : (c - from + 1) % (to - from));
            put(styled.floats(), i, book.glyphs()[f][c]);
            put(standard.floats(), i, book.standard()[c]);
            put(reference.floats(), i, book.glyphs()[f][other]);
            if (f < labels) {
                hot[i * labels + f] = 1;
            }
            character.ints().put(i, c);
        }
        font.floats().put(hot);
        return new Batch(n, Map.of(Names.STYLED, styled, Names.STANDARD, standard, Names.REFERENCE, reference, Names.FONT, font,
                Names.CHARACTER, character));
    }

    private static void put(FloatBuffer to, int row, byte[] glyph) {
        float[] values = new float[glyph.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Glyph.value(glyph[i]);
        }
        to.position(row * glyph.length).put(values);
    }
}
