package quire.paper.densepoint.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.paper.densepoint.file.ShapeFiles;
import quire.paper.densepoint.file.XyzFile;
import quire.paper.densepoint.geometry.Workers;
import quire.paper.densepoint.model.Shape;

/** {@code modelnet40_normal_resampled}: text with normals, lists of training and test shapes for 40 or 10 classes. */
@Component
@PaperService(paper = "densepoint", id = "modelnet_text")
public final class ModelnetText implements DatasetFactory {
    private final Workers workers;

    @Activate
    public ModelnetText(@Reference Workers workers) {
        this.workers = workers;
    }

    @Override
    public Options options() {
        return Options.none().word("classes", "40", "which lists are read", "40", "10").and(Loader.options(Shape.Task.CLASSIFY, 1024));
    }

    @Override
    public String description() {
        return "modelnet40_normal_resampled: folder with modelnet40_shape_names.txt, modelnet40_train.txt, modelnet40_test.txt, <class>/<id>.txt";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return Root.find(data, "modelnet40_shape_names.txt").isPresent();
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        String prefix = "modelnet" + request.options().word("classes");
        Root root = Root.require(request.requireData("folder of modelnet40_normal_resampled"), prefix + "_shape_names.txt");
        List<String> classes = root.lines(prefix + "_shape_names.txt");
        List<Raw> raws = new ArrayList<>();
        for (String split : List.of(Dataset.TRAIN, Dataset.TEST)) {
            String list = prefix + "_" + split + ".txt";
            int line = 0;
            for (String id : root.lines(list)) {
                line++;
                int cut = id.lastIndexOf('_');
                int label = classes.indexOf(cut < 0 ? id : id.substring(0, cut));
                if (label < 0) {
                    throw QuireException.of("%s, line %d: '%s' begins with none of the %d class names; mend the list", list, line, id, classes.size());
                }
                Path file = root.file(classes.get(label) + "/" + id + ".txt", list + ", line " + line + ",");
                raws.add(new Raw(file.toString(), split, label, () -> XyzFile.read(file.toString(), ShapeFiles.bytes(file), 3, 6)));
            }
        }
        return new Loader(request.options(), workers).open(raws, classes, List.of());
    }
}
