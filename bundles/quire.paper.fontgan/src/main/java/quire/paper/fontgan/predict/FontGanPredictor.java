package quire.paper.fontgan.predict;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.paper.PredictContext;
import quire.api.paper.Predictor;
import quire.api.tensor.Seeds;
import quire.data.picture.Pictures;
import quire.paper.fontgan.data.Glyph;
import quire.paper.fontgan.data.StandardGlyphs;

/** Writes a text in a style, maps pictures back to the standard font, and goes from one style to another. */
@Component
@PaperService(paper = "fontgan", id = "fontgan")
public final class FontGanPredictor implements Predictor {
    private static final int TEXT = 16;

    @Override
    public Options options() {
        return Options.none()
                .word("task", "stylise", "what to do: write a text in a style, pictures to standard glyphs, or go from style to style",
                        "stylise", "destylise", "interpolate")
                .word("text", "", "the text; the run's last characters when empty")
                .word("style", "all", "part of a font's name, 'all' fonts, 'samples' (the pictures given) or 'sampled' from a font's Gaussian")
                .word("to", "", "interpolate: part of the name of the font where it ends")
                .integer("steps", 8, 2, 100, "interpolate: pictures from style to style")
                .integer("draw", 1, 0, Integer.MAX_VALUE, "seed of sampled styles");
    }

    @Override
    public String description() {
        return "a text, or PNG and JPEG pictures of glyphs, white on black or black on white; a glyph sheet sheet.png out";
    }

    @Override
    public List<Path> predict(PredictContext context) throws IOException {
        List<String> fonts = context.run().info().schema().classes();
        StandardGlyphs standard = StandardGlyphs.read(context.run().artifacts(), "standard.png");
        Glyphs glyphs = new Glyphs(context.session(), standard.size(), fonts.size());
        Sheet sheet = new Sheet(standard.size());
        switch (context.options().word("task")) {
            case "destylise" -> {
                List<byte[]> given = samples(context, standard.size());
                sheet.row(given.toArray(byte[][]::new));
                sheet.row(glyphs.destylise(given));
            }
            case "interpolate" -> interpolate(context, fonts, standard, glyphs, sheet);
            default -> stylise(context, fonts, standard, glyphs, sheet);
        }
        return List.of(sheet.write(context.out().resolve("sheet.png")));
    }

    private static int font(List<String> fonts, String part) {
        for (int f = 0; f < fonts.size(); f++) {
            if (fonts.get(f).contains(part)) {
                return f;
            }
        }
        throw QuireException.of("no font '%s' in this run, only %s; give one of them, 'samples' or 'sampled'", part, fonts);
    }

    private static List<byte[]> text(PredictContext context, StandardGlyphs standard) {
        String text = context.options().word("text");
        int[] points = text.isEmpty() ? standard.characters() : text.codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
        List<byte[]> out = new ArrayList<>();
        for (int i = text.isEmpty() ? Math.max(0, points.length - TEXT) : 0; i < points.length; i++) {
            out.add(standard.get(points[i]));
        }
        return out;
    }

    /** Rows: the standard glyphs, then for every style what was made and, for fonts of the run, what they look like. */
    private static void stylise(PredictContext context, List<String> fonts, StandardGlyphs standard, Glyphs glyphs, Sheet sheet) throws IOException {
        List<byte[]> source = text(context, standard);
        sheet.row(source.toArray(byte[][]::new));
        String style = context.options().word("style");
        if (style.equals("samples")) {
            sheet.row(glyphs.stylise(source, glyphs.style(samples(context, standard.size()))));
            return;
        }
        for (int f = 0; f < fonts.size(); f++) {
            if (style.equals("sampled")) {
                float[] z = glyphs.fontMean(f);
                SplittableRandom random = Seeds.random(context.options().integer("draw"), f);
                for (int i = 0; i < z.length; i++) {
                    z[i] += (float) random.nextGaussian();
                }
                sheet.row(glyphs.stylise(source, z));
            } else if (style.equals("all") || f == font(fonts, style)) {
                sheet.row(glyphs.stylise(source, glyphs.fontMean(f)));
                sheet.row(truth(context, f, standard, source));
            }
        }
        if (!style.equals("all") && !style.equals("sampled")) {
            font(fonts, style);
        }
    }

    private static byte[][] truth(PredictContext context, int font, StandardGlyphs standard, List<byte[]> source) throws IOException {
        StandardGlyphs own = StandardGlyphs.read(context.run().artifacts(), "font-" + font + ".png");
        Map<byte[], Integer> points = new java.util.IdentityHashMap<>();
        for (int c : standard.characters()) {
            points.put(standard.get(c), c);
        }
        return source.stream().map(g -> own.get(points.get(g))).toArray(byte[][]::new);
    }

    private static void interpolate(PredictContext context, List<String> fonts, StandardGlyphs standard, Glyphs glyphs, Sheet sheet) {
        String style = context.options().word("style");
        float[] a = glyphs.fontMean(style.equals("all") ? 0 : font(fonts, style));
        float[] b = glyphs.fontMean(font(fonts, context.options().word("to")));
        List<byte[]> source = text(context, standard);
        int steps = context.options().integer("steps");
        for (int s = 0; s < steps; s++) {
            float[] z = a.clone();
            for (int i = 0; i < z.length; i++) {
                z[i] += (b[i] - a[i]) * s / (steps - 1);
            }
            sheet.row(glyphs.stylise(source, z));
        }
    }

    private static List<byte[]> samples(PredictContext context, int side) throws IOException {
        List<byte[]> out = new ArrayList<>();
        for (Path input : context.inputs()) {
            try (Stream<Path> files = Files.walk(input)) {
                for (Path f : files.filter(p -> p.toString().toLowerCase(java.util.Locale.ROOT).matches(".*\\.(png|jpe?g)")).sorted().toList()) {
                    out.add(scaled(Pictures.read(f), side));
                }
            }
        }
        if (out.isEmpty()) {
            throw new QuireException("no PNG or JPEG picture given; name pictures of single glyphs or a folder of them");
        }
        return out;
    }

    /** The picture in gray at the run's size, turned so that most of it is dark. */
    private static byte[] scaled(BufferedImage image, int side) {
        BufferedImage gray = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = gray.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, side, side, null);
        g.dispose();
        byte[] out = Glyph.of(gray);
        long sum = 0;
        for (byte b : out) {
            sum += b & 255;
        }
        if (sum > 127L * out.length) {
            for (int i = 0; i < out.length; i++) {
                out[i] = (byte) (255 - (out[i] & 255));
            }
        }
        return out;
    }
}
