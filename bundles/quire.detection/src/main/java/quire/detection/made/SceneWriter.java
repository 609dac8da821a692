package quire.detection.made;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import quire.api.QuireException;
import quire.api.tensor.Seeds;
import quire.detection.box.GroundTruth;
import quire.detection.data.AnnotatedImage;
import quire.detection.data.AnnotationSet;
import quire.detection.data.BadBoxes;
import quire.detection.data.CocoInstances;
import quire.detection.data.DetectionDataset.Part;
import quire.detection.data.PictureFolder;
import quire.detection.image.ImageCache;

/** Writes made pictures in COCO's layout, {@code annotations/instances_NAME.json} and {@code NAME/*.png}, and reads them back. */
public final class SceneWriter {
    private static final long CACHE = 64L << 20;
    private final Path folder;
    private final List<String> classes;
    private final int side;
    private final long seed;
    private final ImageCache cache = new ImageCache(CACHE);

    public SceneWriter(Path folder, List<String> classes, int side, long seed) {
        this.folder = folder;
        this.classes = classes;
        this.side = side;
        this.seed = seed;
    }

    /** Writes a part and reads it as any COCO file. @param name of the part, which also seeds it */
    public Part part(String name, int count, SceneMaker maker) throws IOException {
        Path pictures = folder.resolve(name);
        Files.createDirectories(pictures);
        Path file = Files.createDirectories(folder.resolve("annotations")).resolve("instances_" + name + ".json");
        List<AnnotatedImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Scene scene = new Scene(side, Seeds.random(seed, "scene", name, i));
            maker.paint(scene);
            String picture = String.format("%06d.png", i + 1);
            write(pictures.resolve(picture), scene);
            images.add(new AnnotatedImage(i + 1, picture, side, side, truth(scene)));
        }
        long[] numbers = LongStream.rangeClosed(1, classes.size()).toArray();
        CocoInstances.write(file, new AnnotationSet(file.toString(), classes, numbers, images, Map.of()));
        AnnotationSet read = CocoInstances.read(file, BadBoxes.REJECT);
        PictureFolder source = new PictureFolder(pictures, cache);
        source.require(read);
        return new Part(read.images(), read, source);
    }

    private static GroundTruth truth(Scene scene) {
        int n = scene.labels().size();
        double[] boxes = new double[4 * n];
        double[] areas = new double[n];
        for (int i = 0; i < n; i++) {
            double[] b = scene.boxes().get(i);
            System.arraycopy(b, 0, boxes, 4 * i, 4);
            areas[i] = (b[2] - b[0]) * (b[3] - b[1]);
        }
        return new GroundTruth(boxes, scene.labels().stream().mapToInt(l -> l).toArray(), areas, new int[n]);
    }

    private static void write(Path file, Scene scene) throws IOException {
        BufferedImage image = new BufferedImage(scene.side(), scene.side(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < scene.side(); y++) {
            for (int x = 0; x < scene.side(); x++) {
                image.setRGB(x, y, scene.pixel(x, y));
            }
        }
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new QuireException(file + ": this Java writes no PNG; use another");
        }
    }
}
