package quire.paper.fontgan.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;

/**
 * The same characters in a standard font and in others.
 *
 * @param size       side in pixels
 * @param characters code points that every kept face has
 * @param standard   glyphs of the standard face, by character
 * @param names      of the other faces
 * @param glyphs     [face][character]
 * @param counts     what was read and left out
 */
public record GlyphBook(int size, int[] characters, byte[][] standard, List<String> names, byte[][][] glyphs, Map<String, Long> counts) {
    /** Mean overlap of ink from which two faces count as one font: below that of conversions of one original, above that of relatives. */
    static final double SAME = 0.60;
    private static final int COMPARED = 60;

    /** Draws characters with all faces; near-duplicates of an earlier face, the standard one first, are left out. */
    static GlyphBook draw(Face standard, List<? extends Face> others, int[] wanted, int most, int size) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<Face> kept = new ArrayList<>(List.of(standard));
        int[] compared = java.util.Arrays.copyOf(wanted, Math.min(COMPARED, wanted.length));
        for (Face f : others) {
            if (kept.stream().anyMatch(k -> same(k, f, compared))) {
                counts.merge("faces_near_duplicate", 1L, Long::sum);
            } else {
                kept.add(f);
            }
        }
        if (kept.size() < 2) {
            throw QuireException.of("only the standard font %s and near-duplicates of it; give at least one font that differs", standard.name());
        }
        List<byte[][]> rows = new ArrayList<>();
        List<Integer> characters = new ArrayList<>();
        for (int c : wanted) {
            if (characters.size() == most) {
                break;
            }
            byte[][] row = new byte[kept.size()][];
            boolean whole = true;
            for (int f = 0; f < row.length; f++) {
                row[f] = kept.get(f).draw(c);
                if (row[f] == null) {
                    whole = false;
                    counts.merge("missing_in_" + kept.get(f).name().replace(' ', '_'), 1L, Long::sum);
                }
            }
            if (whole) {
                rows.add(row);
                characters.add(c);
            }
        }
        byte[][][] glyphs = new byte[kept.size() - 1][rows.size()][];
        byte[][] base = new byte[rows.size()][];
        for (int i = 0; i < rows.size(); i++) {
            base[i] = rows.get(i)[0];
            for (int f = 0; f < glyphs.length; f++) {
                glyphs[f][i] = rows.get(i)[f + 1];
            }
        }
        counts.put("characters", (long) rows.size());
        counts.put("fonts", (long) glyphs.length);
        return new GlyphBook(size, characters.stream().mapToInt(i -> i).toArray(), base, kept.stream().skip(1).map(Face::name).toList(), glyphs, counts);
    }

    private static boolean same(Face a, Face b, int[] characters) {
        double sum = 0;
        int n = 0;
        for (int c : characters) {
            byte[] p = a.draw(c);
            byte[] q = b.draw(c);
            if (p != null && q != null) {
                sum += Glyph.overlap(p, q);
                n++;
            }
        }
        return n > 0 && sum / n > SAME;
    }
}
