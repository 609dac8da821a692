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
import quire.paper.densepoint.file.Hdf5Clouds;
import quire.paper.densepoint.geometry.Workers;
import quire.paper.densepoint.model.Shape;

/** {@code modelnet40_ply_hdf5_2048}, what the authors' code reads. */
@Component
@PaperService(paper = "densepoint", id = "modelnet_hdf5")
public final class ModelnetHdf5 implements DatasetFactory {
    private static final String NAMES = "shape_names.txt";
    private final Workers workers;

    @Activate
    public ModelnetHdf5(@Reference Workers workers) {
        this.workers = workers;
    }

    @Override
    public Options options() {
        return Loader.options(Shape.Task.CLASSIFY, 1024);
    }

    @Override
    public String description() {
        return "modelnet40_ply_hdf5_2048: folder with shape_names.txt, train_files.txt, test_files.txt and the .h5 files they name";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return Root.find(data, "train_files.txt").isPresent();
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        Root root = Root.require(request.requireData("folder of modelnet40_ply_hdf5_2048"), "train_files.txt");
        List<String> classes = root.lines(NAMES);
        List<Raw> raws = new ArrayList<>();
        for (String split : List.of(Dataset.TRAIN, Dataset.TEST)) {
            String list = split + "_files.txt";
            for (String line : root.lines(list)) {
                // the lists name files from where the authors' scripts ran
                Path file = root.file(line.substring(line.lastIndexOf('/') + 1), list);
                Hdf5Clouds clouds = Hdf5Clouds.read(file);
                for (int i = 0; i < clouds.size(); i++) {
                    int row = i;
                    if (clouds.label(i) < 0 || clouds.label(i) >= classes.size()) {
                        throw QuireException.of("%s, row %d: label %d is out of range 0 to %d (%s); mend the file", file, i, clouds.label(i),
                                classes.size() - 1, NAMES);
                    }
                    raws.add(new Raw(file + " row " + i, split, clouds.label(i), () -> clouds.cloud(row)));
                }
            }
        }
        return new Loader(request.options(), workers).open(raws, classes, List.of());
    }
}
