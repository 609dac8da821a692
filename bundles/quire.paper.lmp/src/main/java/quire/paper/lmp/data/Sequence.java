package quire.paper.lmp.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import quire.api.QuireException;
import quire.detection.box.GroundTruth;
import quire.detection.data.AnnotatedImage;
import quire.detection.data.AnnotationSet;
import quire.detection.data.PictureFolder;
import quire.detection.data.VidFolder;
import quire.detection.image.ImageCache;
import quire.detection.image.ImageFiles;
import quire.detection.image.RgbImage;

/** A folder of numbered frames of one size, with boxes of a single class. */
final class Sequence {
    private final List<Path> frames;
    private final List<List<Box>> boxes = new ArrayList<>();
    private final int first;

    /** @param track number of the object */
    record Box(String track, double x, double y, double w, double h) {
    }

    Sequence(Path folder) throws IOException {
        frames = ImageFiles.list(folder, false).stream().sorted().toList();
        if (frames.isEmpty()) {
            throw QuireException.of("%s: has no PNG or JPEG frame; give a folder of frames", folder);
        }
        first = number(frames.get(0));
        for (int i = 0; i < frames.size(); i++) {
            if (number(frames.get(i)) != first + i) {
                throw QuireException.of("%s: frame %d should come here; number the frames without gaps", frames.get(i), first + i);
            }
            boxes.add(new ArrayList<>());
        }
    }

    List<Path> frames() {
        return frames;
    }

    /** Adds a box. Frames are named by their numbers in the files; says whether there is such a frame. */
    boolean add(int number, Box box) {
        int at = number - first;
        return at >= 0 && at < frames.size() && boxes.get(at).add(box);
    }

    /** Number that a frame's name ends in. */
    static int number(Path frame) {
        String stem = frame.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        String digits = stem.replaceFirst("^.*?(\\d{1,9})$", "$1");
        if (!digits.matches("\\d{1,9}")) {
            throw QuireException.of("%s: its name ends in no number; number the frames as 000000.png", frame);
        }
        return Integer.parseInt(digits);
    }

    /** The frames with their boxes moved into the picture. @param root what file names are relative to @param id of the first */
    private List<AnnotatedImage> images(Path root, long id) throws IOException {
        RgbImage picture = ImageFiles.read(frames.get(0));
        List<AnnotatedImage> out = new ArrayList<>();
        List<List<String>> tracks = new ArrayList<>();
        for (int f = 0; f < frames.size(); f++) {
            List<double[]> kept = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (Box b : boxes.get(f)) {
                double[] c = {Math.max(0, b.x), Math.max(0, b.y), Math.min(picture.width(), b.x + b.w), Math.min(picture.height(), b.y + b.h)};
                if (c[2] > c[0] && c[3] > c[1]) {
                    kept.add(c);
                    names.add(b.track);
                }
            }
            double[] corners = kept.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
            double[] areas = kept.stream().mapToDouble(c -> (c[2] - c[0]) * (c[3] - c[1])).toArray();
            String file = root.relativize(frames.get(f)).toString().replace('\\', '/');
            out.add(new AnnotatedImage(id + f, file, picture.width(), picture.height(),
                    new GroundTruth(corners, new int[names.size()], areas, new int[names.size()])));
            tracks.add(names);
        }
        return VidFolder.moving(out, tracks);
    }

    /** Sequences below a folder as videos. @param name of the class */
    static VideoFolders.Videos videos(Path root, String name, List<Sequence> sequences, long cacheBytes) throws IOException {
        List<List<AnnotatedImage>> videos = new ArrayList<>();
        long id = 1;
        for (Sequence s : sequences) {
            videos.add(s.images(root, id));
            id += s.frames.size();
        }
        AnnotationSet set = new AnnotationSet(root.toString(), List.of(name), new long[] {1}, videos.stream().flatMap(List::stream).toList(),
                java.util.Map.of());
        return new VideoFolders.Videos(videos, set, new PictureFolder(root, new ImageCache(cacheBytes)));
    }
}
