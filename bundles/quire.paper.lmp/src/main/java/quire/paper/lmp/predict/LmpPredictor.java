package quire.paper.lmp.predict;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.paper.PredictContext;
import quire.api.paper.Predictor;
import quire.api.tensor.Tensor;
import quire.data.file.AtomicFile;
import quire.data.picture.AnimatedGif;
import quire.data.picture.Pictures;
import quire.detection.box.GroundTruth;
import quire.detection.data.AnnotatedImage;
import quire.detection.data.AnnotationSet;
import quire.detection.data.CocoInstances;
import quire.detection.data.CocoResults;
import quire.detection.data.DetectionList;
import quire.detection.draw.DetectionPainter;
import quire.detection.image.ImageFiles;
import quire.detection.image.RgbImage;
import quire.paper.lmp.model.State;
import quire.paper.lmp.video.VideoDetector;
import quire.paper.lmp.video.VideoDetector.Found;

/** Boxes on the frames of videos: drawn, animated, as COCO results and as ImageNet VID's text. */
@Component
@PaperService(paper = "lmp", id = "lmp")
public final class LmpPredictor implements Predictor {
    private static final Logger LOG = LoggerFactory.getLogger(LmpPredictor.class);
    private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.[A-Za-z]+$");
    private static final int CELL = 40;
    private static final int PLOT = 520;

    @Override
    public Options options() {
        return Options.none().integer("interval", 0, 0, 100000, "frames from key to key; 0: as trained")
                .number("draw_score", 0.3, 0, 1, "least score of a detection that is drawn")
                .integer("gif_hundredths", 12, 1, 1000, "time of a frame in the animation, in hundredths of a second")
                .integer("gif_frames", 200, 0, AnimatedGif.MOST_FRAMES, "frames in the animation, from the first on");
    }

    @Override
    public String description() {
        return "folders of frames, each a video, in; pictures with boxes, an animation, COCO results, VID text and the sampling locations out";
    }

    @Override
    public List<Path> predict(PredictContext context) throws IOException {
        Schema schema = context.run().info().schema();
        VideoDetector detector = new Opening().open(context.run().info(), context.session(), context.options().integer("interval"));
        DetectionPainter painter = new DetectionPainter(schema.classes());
        List<AnnotatedImage> images = new ArrayList<>();
        DetectionList found = new DetectionList();
        StringBuilder text = new StringBuilder();
        List<Path> out = new ArrayList<>();
        for (Path folder : context.inputs()) {
            detector.reset();
            List<Path> frames = frames(folder);
            List<BufferedImage> drawn = new ArrayList<>();
            for (int f = 0; f < frames.size(); f++) {
                if (context.job().cancelled()) {
                    throw new CancellationException("cancelled while detecting");
                }
                context.job().progress("detecting " + folder.getFileName(), f, frames.size(), "frame", Map.of());
                RgbImage image = ImageFiles.read(frames.get(f));
                Found d = detector.process(image);
                int at = images.size();
                images.add(new AnnotatedImage(at + 1, folder.getFileName() + "/" + frames.get(f).getFileName(), image.width(), image.height(),
                        GroundTruth.of(new double[0])));
                note(found, text, at, d);
                BufferedImage picture = painter.paint(image, d.boxes(), d.labels(), d.scores(), count(d, context.options().number("draw_score")));
                mark(picture, d.role());
                Path png = context.out().resolve(String.format(Locale.ROOT, "%s-%04d-%s.png", folder.getFileName(), f, d.role()));
                Pictures.write(png, picture);
                out.add(png);
                if (drawn.size() < context.options().integer("gif_frames")) {
                    drawn.add(picture);
                }
            }
            if (!drawn.isEmpty()) {
                Path gif = context.out().resolve(folder.getFileName() + ".gif");
                AnimatedGif.write(gif, drawn, context.options().integer("gif_hundredths"));
                out.add(0, gif);
            }
        }
        long[] categories = Arrays.stream(schema.facts().get("category_ids").split(",")).mapToLong(Long::parseLong).toArray();
        AnnotationSet set = new AnnotationSet("images.json", schema.classes(), categories, images, Map.of());
        CocoResults.write(context.out().resolve("results.json"), found, set);
        CocoInstances.write(context.out().resolve("images.json"), set);
        AtomicFile.text(context.out().resolve("vid.txt"), text.toString());
        out.addAll(List.of(context.out().resolve("results.json"), context.out().resolve("images.json"), context.out().resolve("vid.txt")));
        Tensor offsets = context.session().parameters().get(State.LOCATIONS);
        if (offsets != null) {
            Pictures.write(context.out().resolve("offsets.png"), plot(offsets.toDoubles()));
            out.add(context.out().resolve("offsets.png"));
        }
        return out;
    }

    /** Frames by number; gaps are only warned of. */
    static List<Path> frames(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw QuireException.of("%s: is no folder; give a folder of frames", folder);
        }
        List<Path> files = new ArrayList<>(ImageFiles.list(folder, false));
        if (files.isEmpty()) {
            throw QuireException.of("%s: has no PNG or JPEG frame; give a folder of frames", folder);
        }
        files.sort(java.util.Comparator.comparingLong(LmpPredictor::number));
        for (int i = 1; i < files.size(); i++) {
            long step = number(files.get(i)) - number(files.get(i - 1));
            if (step == 0) {
                throw QuireException.of("%s: has the same number as %s; give every frame one of its own", files.get(i), files.get(i - 1).getFileName());
            }
            if (step > 1) {
                LOG.warn("{}: frames are missing before {}; goes on by order", folder, files.get(i).getFileName());
            }
        }
        return files;
    }

    private static long number(Path file) {
        Matcher m = NUMBER.matcher(file.getFileName().toString());
        if (!m.find() || m.group(1).length() > 15) {
            throw QuireException.of("%s: its name ends in no number; number the frames as 000000.png", file);
        }
        return Long.parseLong(m.group(1));
    }

    private static void note(DetectionList found, StringBuilder text, int frame, Found d) {
        for (int k = 0; k < d.labels().length; k++) {
            double[] b = Arrays.copyOfRange(d.boxes(), 4 * k, 4 * k + 4);
            found.add(frame, d.labels()[k], d.scores()[k], b[0], b[1], b[2] - b[0], b[3] - b[1]);
            // classes count from 1 there, and the last pixel belongs to the box
            text.append(String.format(Locale.ROOT, "%d %d %.4f %.2f %.2f %.2f %.2f%n", frame + 1, d.labels()[k] + 1, d.scores()[k], b[0], b[1], b[2] - 1,
                    b[3] - 1));
        }
    }

    private static int count(Found d, double least) {
        int n = 0;
        while (n < d.scores().length && d.scores()[n] >= least) {
            n++;
        }
        return n;
    }

    private static void mark(BufferedImage picture, String role) {
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, picture.getHeight() - 18, 60, 18);
        g.setColor(Color.BLACK);
        g.drawString(role, 4, picture.getHeight() - 5);
        g.dispose();
    }

    /** Locations in cells around the position they belong to; a line every cell. */
    private static BufferedImage plot(double[] offsets) {
        BufferedImage image = new BufferedImage(PLOT, PLOT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, PLOT, PLOT);
        for (int c = -6; c <= 6; c++) {
            g.setColor(c == 0 ? Color.GRAY : Color.LIGHT_GRAY);
            g.drawLine(PLOT / 2 + c * CELL, 0, PLOT / 2 + c * CELL, PLOT);
            g.drawLine(0, PLOT / 2 + c * CELL, PLOT, PLOT / 2 + c * CELL);
        }
        g.setColor(Color.RED.darker());
        for (int i = 0; i < offsets.length; i += 2) {
            g.fillOval((int) (PLOT / 2 + offsets[i] * CELL) - 5, (int) (PLOT / 2 + offsets[i + 1] * CELL) - 5, 10, 10);
        }
        g.drawString("sampling locations in cells (dx right, dy down)", 8, 16);
        g.dispose();
        return image;
    }
}
