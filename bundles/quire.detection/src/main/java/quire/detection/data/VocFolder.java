package quire.detection.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import quire.api.QuireException;

/**
 * Pascal VOC's layout: {@code JPEGImages/ID.jpg}, {@code Annotations/ID.xml}, {@code ImageSets/Main/LIST.txt} with one ID a line, or
 * an ID and 1, 0 or -1 in the files of a class. Corners count from 1 and belong to the box, so that {@code xmin} to {@code xmax} is
 * {@code xmin - 1} to {@code xmax} here. Images are numbered from 1 in the order of the list.
 */
public final class VocFolder {
    /** VOC's twenty classes. */
    public static final List<String> CLASSES = List.of("aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow",
            "diningtable", "dog", "horse", "motorbike", "person", "pottedplant", "sheep", "sofa", "train", "tvmonitor");
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".JPG", ".JPEG", ".PNG");
    private static final String LISTS = "ImageSets/Main/";
    private final Path root;

    /** @param root folder that holds Annotations, ImageSets and JPEGImages */
    public VocFolder(Path root) {
        this.root = root;
        for (String part : List.of("Annotations", "ImageSets/Main", "JPEGImages")) {
            if (!Files.isDirectory(root.resolve(part))) {
                throw QuireException.of("%s: has no folder %s; give the folder of a VOC data set", root, part);
            }
        }
    }

    /** Whether there is a list of this name. */
    public boolean has(String list) {
        return Files.isRegularFile(root.resolve(LISTS + list + ".txt"));
    }

    /** Where the pictures are. */
    public Path pictures() {
        return root.resolve("JPEGImages");
    }

    /** Names of all classes on the images of some lists: VOC's twenty if they are all among them, else in alphabetical order. */
    public List<String> classes(List<String> lists) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String list : lists) {
            for (String id : ids(list)) {
                ObjectXml.read(annotation(id)).items().forEach(o -> names.add(o.name()));
            }
        }
        return CLASSES.containsAll(names) ? CLASSES : List.copyOf(names);
    }

    /** Reads a list. @param classes in label order @throws QuireException naming file, record and value */
    public AnnotationSet read(String list, List<String> classes, BadBoxes badBoxes) throws IOException {
        XmlObjects objects = new XmlObjects(classes, 1, badBoxes);
        List<AnnotatedImage> images = new ArrayList<>();
        for (String id : ids(list)) {
            images.add(objects.image(images.size() + 1L, picture(id), ObjectXml.read(annotation(id))));
        }
        return new AnnotationSet(root.resolve(LISTS + list + ".txt").toString(), classes, LongStream.rangeClosed(1, classes.size()).toArray(),
                images, objects.counts);
    }

    private Path annotation(String id) {
        return root.resolve("Annotations").resolve(id + ".xml");
    }

    private String picture(String id) {
        for (String ending : ENDINGS) {
            if (Files.isRegularFile(pictures().resolve(id + ending))) {
                return id + ending;
            }
        }
        throw QuireException.of("%s: has no picture %s.jpg; add it or take it off the list", pictures(), id);
    }

    private List<String> ids(String list) throws IOException {
        Path file = root.resolve(LISTS + list + ".txt");
        if (!Files.isRegularFile(file)) {
            throw QuireException.of("no such list: %s; give the name of a file of %s", file, root.resolve(LISTS));
        }
        List<String> out = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            String[] words = line.strip().split("\\s+");
            if (line.isBlank() || words.length == 2 && words[1].equals("-1")) {
                continue;
            }
            if (words.length > 2 || words[0].contains("..") || words[0].startsWith("/") || words[0].contains("\\")) {
                throw QuireException.of("%s:%d: '%s' is no image id; give one id a line", file, number, line.strip());
            }
            if (!seen.add(words[0])) {
                throw QuireException.of("%s:%d: image %s is there twice; remove one", file, number, words[0]);
            }
            out.add(words[0]);
        }
        if (out.isEmpty()) {
            throw QuireException.of("%s: names no image; give a list with at least one", file);
        }
        return out;
    }
}
