package quire.detection.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import quire.api.QuireException;
import quire.detection.box.GroundTruth;
import quire.detection.eval.Motion;

/**
 * ImageNet VID's layout (DET's too): {@code Data/VID/VIDEO/000000.JPEG}, {@code Annotations/VID/VIDEO/000000.xml}, and lists of two
 * columns {@code PATH number} or four {@code VIDEO number frame frames}. Corners count from 0 and belong to the box, so that
 * {@code xmin} to {@code xmax} is {@code xmin} to {@code xmax + 1} here.
 */
public final class VidFolder {
    private static final int DIGITS = 6;
    private static final String PICTURE = ".JPEG";
    private final Path pictures;
    private final Path annotations;

    /** @param root folder that holds Data and Annotations @param part VID or DET */
    public VidFolder(Path root, String part) {
        pictures = root.resolve("Data").resolve(part);
        annotations = root.resolve("Annotations").resolve(part);
        for (Path p : List.of(pictures, annotations)) {
            if (!Files.isDirectory(p)) {
                throw QuireException.of("no such folder: %s; give the folder of ImageNet VID that holds Data and Annotations", p);
            }
        }
    }

    /** Where the pictures are. */
    public Path pictures() {
        return pictures;
    }

    /**
     * Consecutive frames.
     *
     * @param name   folder of the video
     * @param images its frames from number 0 on
     */
    public record Video(String name, List<AnnotatedImage> images) {
        public Video {
            images = List.copyOf(images);
        }
    }

    /** Reads the frames a list names, of two or four columns. Frames of one video must be of one size. */
    public AnnotationSet frames(Path list) throws IOException {
        XmlObjects objects = objects();
        List<AnnotatedImage> images = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<String, AnnotatedImage> first = new HashMap<>();
        for (Line line : lines(list)) {
            String frame = line.frames < 0 ? line.path : line.path + "/" + digits(line.frame);
            if (!seen.add(frame)) {
                throw QuireException.of("%s: frame %s is there twice; remove one", line.where, frame);
            }
            AnnotatedImage image = image(objects, images.size() + 1L, frame, line.where);
            sameSize(first.putIfAbsent(frame.substring(0, Math.max(0, frame.lastIndexOf('/'))), image), image);
            images.add(image);
        }
        return set(list, images, objects);
    }

    /** Reads whole videos, each named once by a list of four columns; every frame from 0 on must be there. */
    public List<Video> videos(Path list) throws IOException {
        XmlObjects objects = objects();
        List<Video> out = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long id = 1;
        for (Line line : lines(list)) {
            if (line.frames < 0) {
                throw QuireException.of("%s: has two columns; a list of videos has four: video, number, frame and frames", line.where);
            }
            if (!seen.add(line.path)) {
                continue;
            }
            noGap(line);
            List<AnnotatedImage> images = new ArrayList<>();
            List<List<String>> tracks = new ArrayList<>();
            for (int f = 0; f < line.frames; f++) {
                AnnotatedImage image = image(objects, id++, line.path + "/" + digits(f), line.where);
                images.add(image);
                tracks.add(tracks(line.path + "/" + digits(f), image));
                sameSize(images.get(0), image);
            }
            out.add(new Video(line.path, moving(images, tracks)));
        }
        return out;
    }

    /** Numbers of the objects of a frame; none where the file has none, or objects were left out. */
    private List<String> tracks(String frame, AnnotatedImage image) throws IOException {
        List<String> all = ObjectXml.read(annotations.resolve(frame + ".xml")).items().stream().map(ObjectXml.Item::track).toList();
        return all.size() == image.objects().count() && !all.contains("") ? all : List.of();
    }

    /** Marks every object with how fast it moves. @param tracks numbers of the objects of every image, or none */
    public static List<AnnotatedImage> moving(List<AnnotatedImage> images, List<List<String>> tracks) {
        Map<String, Map<Integer, double[]>> boxes = new HashMap<>();
        for (int f = 0; f < images.size(); f++) {
            for (int g = 0; g < tracks.get(f).size(); g++) {
                boxes.computeIfAbsent(tracks.get(f).get(g), t -> new HashMap<>()).put(f,
                        java.util.Arrays.copyOfRange(images.get(f).objects().boxes(), 4 * g, 4 * g + 4));
            }
        }
        List<AnnotatedImage> out = new ArrayList<>();
        for (int f = 0; f < images.size(); f++) {
            AnnotatedImage i = images.get(f);
            int[] flags = i.objects().flags().clone();
            for (int g = 0; g < tracks.get(f).size(); g++) {
                flags[g] |= Motion.of(Motion.overlap(boxes.get(tracks.get(f).get(g)), f)).flag();
            }
            out.add(new AnnotatedImage(i.id(), i.file(), i.width(), i.height(),
                    new GroundTruth(i.objects().boxes(), i.objects().labels(), i.objects().areas(), flags), i.given()));
        }
        return out;
    }

    /** All frames of some videos as one set, in order. */
    public AnnotationSet set(Path list, List<Video> videos) {
        return set(list, videos.stream().flatMap(v -> v.images().stream()).toList(), objects());
    }

    private static AnnotationSet set(Path list, List<AnnotatedImage> images, XmlObjects objects) {
        return new AnnotationSet(list.toString(), VidClasses.NAMES, LongStream.rangeClosed(1, VidClasses.NAMES.size()).toArray(), images,
                objects.counts);
    }

    private static XmlObjects objects() {
        return new XmlObjects(VidClasses.WNIDS, 0, BadBoxes.REJECT);
    }

    private AnnotatedImage image(XmlObjects objects, long id, String frame, String where) throws IOException {
        if (!Files.isRegularFile(pictures.resolve(frame + PICTURE))) {
            throw QuireException.of("%s: no such picture: %s; add it or take it off the list", where, pictures.resolve(frame + PICTURE));
        }
        return objects.image(id, frame + PICTURE, ObjectXml.read(annotations.resolve(frame + ".xml")));
    }

    private void noGap(Line line) throws IOException {
        Path folder = pictures.resolve(line.path);
        if (!Files.isDirectory(folder)) {
            throw QuireException.of("%s: no such video: %s; add it or take it off the list", line.where, folder);
        }
        for (int f = 0; f < line.frames; f++) {
            if (!Files.isRegularFile(folder.resolve(digits(f) + PICTURE))) {
                throw QuireException.of("%s: has a gap: frame %s of %d is missing; complete the video", folder, digits(f), line.frames);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            long there = files.filter(f -> f.toString().endsWith(PICTURE)).count();
            if (there != line.frames) {
                throw QuireException.of("%s: the video has %d frames, not %d; correct the list", line.where, there, line.frames);
            }
        }
    }

    private static void sameSize(AnnotatedImage first, AnnotatedImage image) {
        if (first != null && (first.width() != image.width() || first.height() != image.height())) {
            throw QuireException.of("%s: the frame is %d x %d, the video begins with %d x %d; frames of a video must be of one size", image.file(),
                    image.width(), image.height(), first.width(), first.height());
        }
    }

    private static String digits(int frame) {
        String s = Integer.toString(frame);
        return "0".repeat(Math.max(0, DIGITS - s.length())) + s;
    }

    /** A line of a list; {@code frames} is -1 where there are two columns. */
    private record Line(String where, String path, int frame, int frames) {
    }

    private static List<Line> lines(Path list) throws IOException {
        if (!Files.isRegularFile(list)) {
            throw QuireException.of("no such list: %s; check the path", list);
        }
        List<Line> out = new ArrayList<>();
        int number = 0;
        for (String text : Files.readAllLines(list, StandardCharsets.UTF_8)) {
            number++;
            if (text.isBlank()) {
                continue;
            }
            String where = list + ":" + number;
            String[] w = text.strip().split("\\s+");
            boolean four = w.length == 4;
            if (w.length != 2 && !four || w[0].startsWith("/") || w[0].contains("\\") || List.of(w[0].split("/")).contains("..")) {
                throw QuireException.of("%s: '%s' is not 'PATH number' or 'VIDEO number frame frames'; correct the line", where, text.strip());
            }
            try {
                Integer.parseInt(w[1]);
                int frame = four ? Integer.parseInt(w[2]) : 0;
                int frames = four ? Integer.parseInt(w[3]) : -1;
                if (four && (frame < 0 || frame >= frames)) {
                    throw QuireException.of("%s: frame %d of %d; frames count from 0", where, frame, frames);
                }
                out.add(new Line(where, w[0], frame, frames));
            } catch (NumberFormatException e) {
                throw new QuireException(where + ": '" + text.strip() + "' has a word where a whole number belongs; correct the line", e);
            }
        }
        if (out.isEmpty()) {
            throw QuireException.of("%s: names no frame; give a list with at least one", list);
        }
        return out;
    }
}
