package quire.paper.densepoint.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import quire.paper.densepoint.geometry.Workers;
import quire.paper.densepoint.model.Shape;

/** A folder a class, in the layout of ModelNet ({@code <class>/train}, {@code <class>/test}) or with files directly in it. */
@Component
@PaperService(paper = "densepoint", id = "folders")
public final class ClassFolders implements DatasetFactory {
    private static final int SURFACE = 4;
    private final Workers workers;

    @Activate
    public ClassFolders(@Reference Workers workers) {
        this.workers = workers;
    }

    @Override
    public Options options() {
        return Loader.options(Shape.Task.CLASSIFY, 1024);
    }

    @Override
    public String description() {
        return "class folders of .off (ModelNet), .ply, .pcd, .xyz, .txt, .csv, .pts, .obj or .stl files: <class>/{train,test}/file or <class>/file";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        try {
            return Files.isDirectory(data) && Root.find(data, ShapeNetPart.CATEGORIES).isEmpty()
                    && Root.find(data, "modelnet40_shape_names.txt").isEmpty() && classes(data).size() > 1;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        Path data = request.requireData("folder of class folders");
        List<String> classes = Files.isDirectory(data) ? classes(data) : List.of();
        if (classes.size() < 2) {
            throw QuireException.of("%s: holds %d class folders with files of %s; give a folder with at least two", data, classes.size(),
                    ShapeFiles.EXTENSIONS);
        }
        // enough of a surface that farthest points are spread evenly
        int samples = SURFACE * request.options().integer("points");
        List<Raw> raws = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            Path folder = data.resolve(classes.get(c));
            for (String split : List.of(Dataset.TRAIN, Dataset.TEST)) {
                add(raws, folder.resolve(split), split, c, samples);
            }
            add(raws, folder, Dataset.TRAIN, c, samples);
        }
        return new Loader(request.options(), workers).open(raws, classes, List.of());
    }

    private static void add(List<Raw> raws, Path folder, String split, int label, int samples) throws IOException {
        for (Path file : files(folder)) {
            raws.add(new Raw(file.toString(), split, label, () -> ShapeFiles.read(file).cloud(file.toString(), samples)));
        }
    }

    private static List<String> classes(Path data) throws IOException {
        try (Stream<Path> all = Files.list(data)) {
            List<String> out = new ArrayList<>();
            for (Path folder : all.filter(Files::isDirectory).sorted().toList()) {
                if (!files(folder).isEmpty() || !files(folder.resolve(Dataset.TRAIN)).isEmpty()) {
                    out.add(folder.getFileName().toString());
                }
            }
            return out;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> Files.isRegularFile(f) && ShapeFiles.known(f)).sorted().toList();
        }
    }
}
