package quire.paper.densepoint.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.data.json.Json;
import quire.paper.densepoint.file.ShapeFiles;
import quire.paper.densepoint.file.XyzFile;
import quire.paper.densepoint.geometry.Workers;
import quire.paper.densepoint.model.Shape;

/** ShapeNetPart with normals: a folder a category, a line a point with its part. */
@Component
@PaperService(paper = "densepoint", id = "shapenetpart")
public final class ShapeNetPart implements DatasetFactory {
    static final String CATEGORIES = "synsetoffset2category.txt";
    /** Parts of the sixteen categories as published; other categories have the parts that occur in them. */
    private static final Map<String, int[]> PUBLISHED = new TreeMap<>();

    static {
        String[] names = {"Airplane", "Bag", "Cap", "Car", "Chair", "Earphone", "Guitar", "Knife", "Lamp", "Laptop", "Motorbike", "Mug", "Pistol",
            "Rocket", "Skateboard", "Table"};
        int[] counts = {4, 2, 2, 4, 4, 3, 3, 2, 4, 2, 6, 2, 3, 3, 3, 3};
        int first = 0;
        for (int i = 0; i < names.length; i++) {
            int from = first;
            int[] parts = new int[counts[i]];
            java.util.Arrays.setAll(parts, k -> from + k);
            PUBLISHED.put(names[i], parts);
            first += counts[i];
        }
    }

    private final Workers workers;

    @Activate
    public ShapeNetPart(@Reference Workers workers) {
        this.workers = workers;
    }

    @Override
    public Options options() {
        return Loader.options(Shape.Task.PARTS, 2048);
    }

    @Override
    public String description() {
        return "ShapeNetPart with normals: folder with synsetoffset2category.txt, train_test_split/*.json, <synset>/<id>.txt (x y z nx ny nz part)";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return Root.find(data, CATEGORIES).isPresent();
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        Root root = Root.require(request.requireData("folder of ShapeNetPart"), CATEGORIES);
        List<String> classes = new ArrayList<>();
        List<String> synsets = new ArrayList<>();
        for (String line : root.lines(CATEGORIES)) {
            String[] w = line.split("\\s+");
            if (w.length != 2) {
                throw QuireException.of("%s: '%s' is not a category and its folder; mend the line", CATEGORIES, line);
            }
            classes.add(w[0]);
            synsets.add(w[1]);
        }
        List<Raw> raws = new ArrayList<>();
        for (String split : List.of("train", "val", "test")) {
            String list = "train_test_split/shuffled_" + split + "_file_list.json";
            Object names = Json.parse(list, new String(root.bytes(list), StandardCharsets.UTF_8), Object.class);
            if (!(names instanceof List<?> all)) {
                throw QuireException.of("%s: is no array of names; get it again", list);
            }
            for (Object name : all) {
                String[] w = name.toString().split("/");
                int label = w.length == 3 ? synsets.indexOf(w[1]) : -1;
                if (label < 0) {
                    throw QuireException.of("%s: '%s' is in no category of %s; mend the list", list, name, CATEGORIES);
                }
                Path file = root.file(w[1] + "/" + w[2] + ".txt", list);
                raws.add(new Raw(file.toString(), split.equals("val") ? Dataset.VALIDATION : split, label,
                        () -> XyzFile.read(file.toString(), ShapeFiles.bytes(file), 7)));
            }
        }
        boolean published = PUBLISHED.keySet().containsAll(classes);
        return new Loader(request.options(), workers).open(raws, classes, published ? classes.stream().map(PUBLISHED::get).toList() : List.of());
    }
}
