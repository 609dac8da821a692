package quire.detection.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetRequest;
import quire.detection.image.ImageCache;

/**
 * Data sets in COCO's layout: {@code annotations/instances_NAME.json} with pictures in {@code images/NAME}, {@code NAME}, {@code images}
 * or the folder itself; NAME begins with train, val or test.
 */
public class CocoFactory extends FileFactory {
    private static final String FOLDER = "annotations";
    private static final String FORM = "instances_(%s.*)\\.json";

    @Override
    public String description() {
        return "annotated images in COCO's layout: folder with annotations/instances_{train,val}*.json and the pictures";
    }

    @Override
    public boolean recognises(Path data) {
        try {
            return Files.isDirectory(data.resolve(FOLDER)) && find(data, "train") != null;
        } catch (IOException | QuireException e) {
            // what cannot be listed, or is ambiguous, is told when it is opened
            return false;
        }
    }

    @Override
    protected Map<String, Named> parts(DatasetRequest request) throws IOException {
        Path root = request.requireData("folder of a COCO data set");
        if (!Files.isDirectory(root.resolve(FOLDER))) {
            throw QuireException.of("%s: has no folder %s; give the folder of a COCO data set", root, FOLDER);
        }
        String train = find(root, "train");
        String val = find(root, "val");
        String test = find(root, "test");
        if (train == null || val == null && test == null) {
            throw QuireException.of("%s: has no instances_%s*.json; add it", root.resolve(FOLDER), train == null ? "train" : "val");
        }
        ImageCache cache = new ImageCache(cacheBytes(request.options()));
        Map<String, Named> out = new LinkedHashMap<>();
        out.put(Dataset.TRAIN, named(root, train, request, cache));
        if (val != null && test != null) {
            out.put(Dataset.VALIDATION, named(root, val, request, cache));
        }
        out.put(Dataset.TEST, named(root, test == null ? val : test, request, cache));
        return out;
    }

    private static Named named(Path root, String name, DatasetRequest request, ImageCache cache) throws IOException {
        AnnotationSet set = CocoInstances.read(root.resolve(FOLDER).resolve("instances_" + name + ".json"), badBoxes(request.options()));
        Path pictures = Stream.of(root.resolve("images").resolve(name), root.resolve(name), root.resolve("images"))
                .filter(Files::isDirectory).findFirst().orElse(root);
        return new Named(set, new PictureFolder(pictures, cache));
    }

    /** Name of the one part that begins so, or null. */
    private static String find(Path root, String part) throws IOException {
        String form = String.format(FORM, part);
        try (Stream<Path> files = Files.list(root.resolve(FOLDER))) {
            List<String> names = files.map(f -> f.getFileName().toString()).filter(n -> n.matches(form)).sorted().toList();
            if (names.size() > 1) {
                throw QuireException.of("%s: has several %s parts: %s; leave one", root.resolve(FOLDER), part, names);
            }
            return names.isEmpty() ? null : names.get(0).replaceAll(form, "$1");
        }
    }
}
