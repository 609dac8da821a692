package quire.detection.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.detection.box.Boxes;
import quire.detection.box.GroundTruth;

/** The annotated images of one file or list, whatever its format. Images are in rising order of their ids unless the format orders them. */
public final class AnnotationSet {
    private final String source;
    private final List<String> classes;
    private final long[] categories;
    private final List<AnnotatedImage> images;
    private final Map<String, Long> counts;
    private final Map<Long, Integer> places = new HashMap<>();
    private final Map<Long, Integer> labels = new HashMap<>();

    /**
     * @param source     what errors call it
     * @param classes    names of classes 0 to K-1
     * @param categories number of each class in the files
     * @param counts     what was read, clipped and dropped
     */
    public AnnotationSet(String source, List<String> classes, long[] categories, List<AnnotatedImage> images, Map<String, Long> counts) {
        this.source = source;
        this.classes = List.copyOf(classes);
        this.categories = categories.clone();
        this.images = List.copyOf(images);
        this.counts = new TreeMap<>(counts);
        for (int i = 0; i < this.images.size(); i++) {
            if (places.put(this.images.get(i).id(), i) != null) {
                throw QuireException.of("%s: image id %d is there twice; give every image an id of its own", source, this.images.get(i).id());
            }
        }
        for (int c = 0; c < categories.length; c++) {
            labels.put(categories[c], c);
        }
    }

    public String source() {
        return source;
    }

    /** Names of the classes in label order. */
    public List<String> classes() {
        return classes;
    }

    /** Number of a class in the files. */
    public long category(int label) {
        return categories[label];
    }

    /** Class of a number in the files, or -1. */
    public int label(long category) {
        return labels.getOrDefault(category, -1);
    }

    public List<AnnotatedImage> images() {
        return images;
    }

    /** Place of an image in {@link #images()}, or -1. */
    public int place(long id) {
        return places.getOrDefault(id, -1);
    }

    /** What was read, clipped and dropped. */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** Objects of all images. */
    public int objects() {
        return images.stream().mapToInt(i -> i.objects().count()).sum();
    }

    /**
     * The same images with other classes: objects of classes not named are left out.
     *
     * @throws QuireException if a class is not there
     */
    public AnnotationSet only(List<String> wanted) {
        int[] to = new int[classes.size()];
        Arrays.fill(to, -1);
        long[] numbers = new long[wanted.size()];
        for (int c = 0; c < wanted.size(); c++) {
            int at = classes.indexOf(wanted.get(c));
            if (at < 0) {
                throw QuireException.of("%s: has no class '%s', only %s; correct the list of classes", source, wanted.get(c), classes);
            }
            to[at] = c;
            numbers[c] = categories[at];
        }
        List<AnnotatedImage> out = new ArrayList<>();
        for (AnnotatedImage i : images) {
            ObjectList kept = new ObjectList();
            for (int g = 0; g < i.objects().count(); g++) {
                if (to[i.objects().labels()[g]] >= 0) {
                    kept.copy(i, g, to[i.objects().labels()[g]]);
                }
            }
            out.add(kept.on(i.id(), i.file(), i.width(), i.height()));
        }
        return new AnnotationSet(source, wanted, numbers, out, counts);
    }

    /** The images that have an object to learn: one that is no crowd and longer than {@code side} pixels both ways. */
    public List<AnnotatedImage> learnable(double side) {
        return images.stream().filter(i -> {
            GroundTruth t = i.objects();
            for (int g = 0; g < t.count(); g++) {
                if (!t.crowd(g) && Boxes.larger(t.boxes(), g, side)) {
                    return true;
                }
            }
            return false;
        }).toList();
    }
}
