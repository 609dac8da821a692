package quire.paper.lmp.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.paper.PaperService;
import quire.detection.data.AnnotatedImage;
import quire.detection.data.AnnotationSet;
import quire.detection.data.PictureFolder;
import quire.detection.data.VidClasses;
import quire.detection.data.VidFolder;
import quire.detection.image.ImageCache;

/** ImageNet VID with its lists; pictures of DET, where their list is there, are videos of one frame for training. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "lmp", id = "vid")
public final class VidFactory extends VideoFolders {
    private static final String DET = "DET_train_30classes";
    private static final int KEPT = 10;

    @Override
    public String description() {
        return "folder of ImageNet VID: Data, Annotations and ImageSets with VID_train_15frames, VID_val_videos, and DET_train_30classes if wanted";
    }

    @Override
    public boolean recognises(Path data) {
        return Files.isDirectory(data.resolve("Data/VID")) && Files.isDirectory(data.resolve("ImageSets"));
    }

    @Override
    Map<String, Videos> read(DatasetRequest request, long cacheBytes) throws IOException {
        Path root = request.requireData("folder of ImageNet VID");
        PictureFolder pictures = new PictureFolder(root.resolve("Data"), new ImageCache(cacheBytes));
        List<List<AnnotatedImage>> train = videos(root, list(root, "VID_train_15frames", "train_videos"));
        List<List<AnnotatedImage>> test = videos(root, list(root, "VID_val_videos", "test_videos"));
        int kept = train.size() < 2 ? 0 : Math.max(1, train.size() / KEPT);
        List<List<AnnotatedImage>> validation = kept == 0 ? test : train.subList(train.size() - kept, train.size());
        List<List<AnnotatedImage>> taught = new ArrayList<>(train.subList(0, train.size() - kept));
        Path det = find(root, DET);
        if (det != null) {
            new VidFolder(root, "DET").frames(det).images().forEach(i -> taught.add(List.of(below("DET", i))));
        }
        Map<String, Videos> out = new LinkedHashMap<>();
        out.put(Dataset.TRAIN, part(root, taught, pictures));
        out.put(Dataset.VALIDATION, part(root, validation, pictures));
        out.put(Dataset.TEST, part(root, test, pictures));
        return out;
    }

    private static Videos part(Path root, List<List<AnnotatedImage>> videos, PictureFolder pictures) {
        List<List<AnnotatedImage>> numbered = new ArrayList<>();
        long id = 1;
        for (List<AnnotatedImage> v : videos) {
            List<AnnotatedImage> frames = new ArrayList<>();
            for (AnnotatedImage i : v) {
                frames.add(new AnnotatedImage(id++, i.file(), i.width(), i.height(), i.objects(), i.given()));
            }
            numbered.add(frames);
        }
        return new Videos(numbered, new AnnotationSet(root.toString(), VidClasses.NAMES, LongStream.rangeClosed(1, VidClasses.NAMES.size()).toArray(),
                numbered.stream().flatMap(List::stream).toList(), Map.of()), pictures);
    }

    private static List<List<AnnotatedImage>> videos(Path root, Path list) throws IOException {
        return new VidFolder(root, "VID").videos(list).stream().map(v -> v.images().stream().map(i -> below("VID", i)).toList()).toList();
    }

    private static AnnotatedImage below(String folder, AnnotatedImage i) {
        return new AnnotatedImage(i.id(), folder + "/" + i.file(), i.width(), i.height(), i.objects(), i.given());
    }

    /** A list in ImageSets or its folder VID, or null. */
    private static Path find(Path root, String name) {
        return Stream.of("ImageSets", "ImageSets/VID").map(f -> root.resolve(f).resolve(name + ".txt")).filter(Files::isRegularFile).findFirst().orElse(null);
    }

    private static Path list(Path root, String... names) {
        return Stream.of(names).map(n -> find(root, n)).filter(java.util.Objects::nonNull).findFirst().orElseThrow(() -> QuireException
                .of("%s: has no %s.txt; give the folder of ImageNet VID with its lists", root.resolve("ImageSets"), names[0]));
    }
}
