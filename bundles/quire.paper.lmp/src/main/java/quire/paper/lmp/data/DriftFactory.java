package quire.paper.lmp.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.Seeds;
import quire.detection.data.AnnotationSet;
import quire.detection.data.DetectionInput;
import quire.detection.data.PictureFolder;
import quire.detection.data.VidClasses;
import quire.detection.data.VidFolder;
import quire.detection.image.ImageCache;
import quire.detection.image.Normalisation;

/** Made videos, written in ImageNet VID's layout and read as any such folder. Discs are turtles there, squares buses, triangles airplanes. */
@Component
@PaperService(paper = "lmp", id = "drift")
public final class DriftFactory implements DatasetFactory {
    private static final List<String> CLASSES = List.of("turtle", "bus", "airplane");
    private static final long CACHE = 256L << 20;

    @Override
    public Options options() {
        return Options.none().integer("side", 96, 32, 1024, "sides of frames in pixels, a multiple of 8")
                .integer("train", 60, 1, 10000, "training videos").integer("validation", 6, 1, 10000, "validation videos")
                .integer("test", 24, 1, 10000, "test videos").integer("frames", 16, 2, 1000, "frames of a video")
                .number("speed", 3, 0, 20, "largest speed per axis in pixels a frame")
                .word("motion", "all", "directions: all, or right alone", "all", "right")
                .number("degraded", 0.5, 0, 1, "share of blurred and noisy frames")
                .integer("data_seed", 1, 0, Integer.MAX_VALUE, "makes the data; apart from the run's seed")
                .flag("flip", false, "mirror half of the training examples").and(VideoDataset.options().withDefaults(Map.of("interval", "6")));
    }

    @Override
    public String description() {
        return "made videos: one to three textured shapes that drift, half of the frames blurred and noisy; ImageNet VID's layout";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        OptionValues o = request.options();
        int side = o.integer("side");
        if (side % 8 != 0) {
            throw QuireException.of("side=%d is no multiple of 8; give one", side);
        }
        Path root = request.work().resolve("vid");
        ImageCache cache = new ImageCache(CACHE);
        Map<String, VideoDataset.Part> parts = new LinkedHashMap<>();
        for (String split : List.of(Dataset.TRAIN, Dataset.VALIDATION, Dataset.TEST)) {
            Path list = write(root, split, o);
            VidFolder folder = new VidFolder(root, "VID");
            List<VidFolder.Video> videos = folder.videos(list);
            AnnotationSet set = folder.set(list, videos).only(CLASSES);
            int n = o.integer("frames");
            List<List<quire.detection.data.AnnotatedImage>> clips = new ArrayList<>();
            for (int v = 0; v < videos.size(); v++) {
                clips.add(set.images().subList(v * n, (v + 1) * n));
            }
            parts.put(split, new VideoDataset.Part(clips, set, new PictureFolder(folder.pictures(), cache)));
        }
        return new VideoDataset(parts, new DetectionInput(side, side, Normalisation.IMAGENET, o.flag("flip")), o);
    }

    private static Path write(Path root, String split, OptionValues o) throws IOException {
        StringBuilder list = new StringBuilder();
        int frames = o.integer("frames");
        for (int v = 0; v < o.integer(split); v++) {
            String name = String.format(Locale.ROOT, "%s/drift_%06d", split, v);
            DriftScene scene = new DriftScene(o.integer("side"), o.number("speed"), o.word("motion").equals("right"),
                    Seeds.random(o.integer("data_seed"), "drift", split, v));
            Path pictures = Files.createDirectories(root.resolve("Data/VID").resolve(name));
            Path notes = Files.createDirectories(root.resolve("Annotations/VID").resolve(name));
            for (int f = 0; f < frames; f++) {
                String number = String.format(Locale.ROOT, "%06d", f);
                jpeg(pictures.resolve(number + ".JPEG"), scene.paint(o.number("degraded")));
                Files.writeString(notes.resolve(number + ".xml"), xml(scene, o.integer("side")));
                scene.step();
            }
            list.append(String.format(Locale.ROOT, "%s %d 0 %d%n", name, v * frames + 1, frames));
        }
        Path file = Files.createDirectories(root.resolve("ImageSets/VID")).resolve(split + "_videos.txt");
        return Files.writeString(file, list);
    }

    private static void jpeg(Path file, BufferedImage image) throws IOException {
        if (!ImageIO.write(image, "jpeg", file.toFile())) {
            throw new QuireException(file + ": this Java writes no JPEG; use another");
        }
    }

    private static String xml(DriftScene scene, int side) {
        StringBuilder s = new StringBuilder(String.format("<annotation><size><width>%d</width><height>%d</height></size>", side, side));
        for (int i = 0; i < scene.count(); i++) {
            int[] b = scene.box(i);
            s.append(String.format("<object><trackid>%d</trackid><name>%s</name><bndbox><xmax>%d</xmax><xmin>%d</xmin><ymax>%d</ymax><ymin>%d</ymin></bndbox>"
                    + "<occluded>0</occluded><generated>0</generated></object>", i, VidClasses.WNIDS.get(VidClasses.NAMES.indexOf(CLASSES.get(scene.label(i)))),
                    b[2], b[0], b[3], b[1]));
        }
        return s.append("</annotation>").toString();
    }
}
