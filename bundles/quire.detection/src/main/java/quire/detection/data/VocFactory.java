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

/** Data sets in Pascal VOC's layout, with the lists train, val and test, or two of them. */
public class VocFactory extends FileFactory {
    @Override
    public String description() {
        return "annotated images in Pascal VOC's layout: folder with Annotations, ImageSets/Main/{train,val,test}.txt and JPEGImages";
    }

    @Override
    public boolean recognises(Path data) {
        return Files.isRegularFile(data.resolve("ImageSets/Main/train.txt"));
    }

    @Override
    protected Map<String, Named> parts(DatasetRequest request) throws IOException {
        Path root = request.requireData("folder of a VOC data set");
        VocFolder folder = new VocFolder(root);
        List<String> lists = Stream.of("train", "val", "test").filter(folder::has).toList();
        if (lists.size() < 2 || !lists.get(0).equals("train")) {
            throw QuireException.of("%s: has the lists %s; give train.txt and val.txt or test.txt", root.resolve("ImageSets/Main"), lists);
        }
        List<String> classes = folder.classes(lists);
        PictureFolder pictures = new PictureFolder(folder.pictures(), new ImageCache(cacheBytes(request.options())));
        Map<String, Named> out = new LinkedHashMap<>();
        out.put(Dataset.TRAIN, new Named(folder.read("train", classes, badBoxes(request.options())), pictures));
        if (lists.size() > 2) {
            out.put(Dataset.VALIDATION, new Named(folder.read("val", classes, badBoxes(request.options())), pictures));
        }
        String last = lists.get(lists.size() - 1);
        out.put(Dataset.TEST, new Named(folder.read(last, classes, badBoxes(request.options())), pictures));
        return out;
    }
}
