package quire.detection.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.tensor.Seeds;
import quire.data.split.Splits;

/**
 * Data sets of annotated files. Files that name a training, a validation and a test part are taken at their word; where only two are
 * named, the second is the test split and a share of the first is kept for validation. A paper's component extends a subclass.
 */
public abstract class FileFactory implements DatasetFactory {
    private static final Logger LOG = LoggerFactory.getLogger(FileFactory.class);
    private static final long MEGABYTE = 1 << 20;

    /** A part of the files. @param source where its pictures are */
    protected record Named(AnnotationSet set, PictureFolder source) {
    }

    @Override
    public Options options() {
        return DetectionInput.options()
                .word("classes", "", "names of the classes to keep, joined by ','; none for all")
                .word("bad_boxes", "reject", "what becomes of annotated boxes without area", "reject", "drop")
                .number("validation", 0.1, 0.01, 0.9, "share of training images kept for validation where the files name no such part")
                .integer("limit", 0, 0, Integer.MAX_VALUE, "images of each split at most, chosen at random; 0 for all")
                .integer("split_seed", 1, 0, Integer.MAX_VALUE, "chooses validation images and limited splits")
                .integer("cache_mb", 256, 0, 1 << 20, "megabytes of decoded pictures kept in memory");
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    /** Bytes of decoded pictures to keep. */
    protected static long cacheBytes(OptionValues o) {
        return o.integer("cache_mb") * MEGABYTE;
    }

    /** What becomes of boxes without area. */
    protected static BadBoxes badBoxes(OptionValues o) {
        return o.word("bad_boxes").equals("drop") ? BadBoxes.DROP : BadBoxes.REJECT;
    }

    /** Reads the parts that are there, by name of split; {@code train} and {@code test} at least, {@code validation} if it is named. */
    protected abstract Map<String, Named> parts(DatasetRequest request) throws IOException;

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        OptionValues o = request.options();
        Map<String, Named> named = new LinkedHashMap<>(parts(request));
        List<String> wanted = o.word("classes").isBlank() ? List.of() : Arrays.stream(o.word("classes").split(",")).map(String::strip).toList();
        named.replaceAll((name, n) -> {
            n.source().require(n.set());
            warn(n.set());
            return wanted.isEmpty() ? n : new Named(n.set().only(wanted), n.source());
        });
        Named train = named.get(Dataset.TRAIN);
        named.forEach((name, n) -> {
            if (!n.set().classes().equals(train.set().classes())) {
                throw QuireException.of("%s: has other classes than %s; give files with the same categories", n.set().source(), train.set().source());
            }
        });
        Map<String, DetectionDataset.Part> out = new LinkedHashMap<>();
        List<AnnotatedImage> all = train.set().images();
        List<AnnotatedImage> validation = named.containsKey(Dataset.VALIDATION) ? named.get(Dataset.VALIDATION).set().images()
                : some(all, (int) Math.max(1, Math.round(all.size() * o.number("validation"))), o.integer("split_seed"), Dataset.VALIDATION);
        Set<AnnotatedImage> held = Collections.newSetFromMap(new IdentityHashMap<>());
        held.addAll(named.containsKey(Dataset.VALIDATION) ? List.of() : validation);
        // an image without an object teaches a detector next to nothing; COCO's readers leave it out too
        List<AnnotatedImage> fitted = train.set().learnable(1).stream().filter(i -> !held.contains(i)).toList();
        Named second = named.getOrDefault(Dataset.VALIDATION, train);
        out.put(Dataset.TRAIN, part(limited(fitted, o, Dataset.TRAIN), train));
        out.put(Dataset.VALIDATION, part(limited(validation, o, "limit " + Dataset.VALIDATION), second));
        out.put(Dataset.TEST, part(limited(named.get(Dataset.TEST).set().images(), o, Dataset.TEST), named.get(Dataset.TEST)));
        return new DetectionDataset(out, DetectionInput.of(o));
    }

    private static void warn(AnnotationSet set) {
        Map<String, Long> odd = new TreeMap<>(set.counts());
        odd.keySet().removeIf(k -> !k.startsWith("clipped") && !k.startsWith("dropped"));
        if (!odd.isEmpty()) {
            LOG.warn("{}: boxes that reach out of their image, or have no area: {}", set.source(), odd);
        }
    }

    private static DetectionDataset.Part part(List<AnnotatedImage> images, Named from) {
        return new DetectionDataset.Part(images, from.set(), from.source());
    }

    private static List<AnnotatedImage> limited(List<AnnotatedImage> images, OptionValues o, String name) {
        return o.integer("limit") == 0 ? images : some(images, o.integer("limit"), o.integer("split_seed"), name);
    }

    /** Some images at random, in their order. */
    private static List<AnnotatedImage> some(List<AnnotatedImage> images, int n, long seed, String name) {
        int[] order = Splits.shuffled(images.size(), Seeds.random(seed, "detection", name));
        int[] chosen = Arrays.copyOf(order, Math.min(n, order.length));
        Arrays.sort(chosen);
        List<AnnotatedImage> out = new ArrayList<>();
        for (int i : chosen) {
            out.add(images.get(i));
        }
        return out;
    }
}
