package quire.detection.made;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.detection.data.DetectionDataset;
import quire.detection.data.DetectionDataset.Part;
import quire.detection.data.DetectionInput;
import quire.detection.image.Normalisation;

/** What the made sets have in common: pictures in the work folder in COCO's layout, one input pixel per picture pixel. */
public abstract class MadeFactory implements DatasetFactory {
    private static final int STRIDE = 16;
    /** Sides of squares that are just small and just medium, of pictures of 128 pixels. */
    private static final int SMALL = 16;
    private static final int MEDIUM = 40;

    @Override
    public Options options() {
        return Options.none()
                .integer("side", SceneMaker.REFERENCE, 32, 1024, "sides of pictures in pixels, a multiple of 16; objects scale with them")
                .integer("train", 800, 1, 100000, "training pictures")
                .integer("validation", 100, 1, 100000, "validation pictures")
                .integer("test", 300, 1, 100000, "test pictures")
                .integer("data_seed", 1, 0, Integer.MAX_VALUE, "makes the data; apart from the run's seed, so that seeds compare on one set")
                .flag("flip", true, "mirror half of the training images");
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    protected abstract List<String> classes();

    /** Writes the parts by the names of their splits. */
    protected abstract Map<String, Part> parts(SceneWriter writer, OptionValues o) throws IOException;

    /** The usual three parts. */
    protected static Map<String, Part> three(SceneWriter writer, OptionValues o, SceneMaker maker) throws IOException {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put(Dataset.TRAIN, writer.part(Dataset.TRAIN, o.integer("train"), maker));
        parts.put(Dataset.VALIDATION, writer.part(Dataset.VALIDATION, o.integer("validation"), maker));
        parts.put(Dataset.TEST, writer.part(Dataset.TEST, o.integer("test"), maker));
        return parts;
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        OptionValues o = request.options();
        int side = o.integer("side");
        if (side % STRIDE != 0) {
            throw QuireException.of("side=%d is no multiple of %d; give one", side, STRIDE);
        }
        Path folder = request.work().resolve("scenes");
        Map<String, Part> parts = parts(new SceneWriter(folder, classes(), side, o.integer("data_seed")), o);
        DetectionDataset set = new DetectionDataset(parts, new DetectionInput(side, side, Normalisation.IMAGENET, o.flag("flip")));
        return new LimitedAreas(set, scaled(SMALL, side), scaled(MEDIUM, side));
    }

    private static int scaled(int limit, int side) {
        return limit * side / SceneMaker.REFERENCE;
    }
}
