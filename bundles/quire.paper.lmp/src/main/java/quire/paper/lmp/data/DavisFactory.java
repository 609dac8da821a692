package quire.paper.lmp.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.paper.PaperService;

/** Sequences in the layout of DAVIS; an object is the tight box of a colour of the mask, all of one class. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "lmp", id = "davis")
public final class DavisFactory extends VideoFolders {
    private static final String PICTURES = "JPEGImages/480p";
    private static final String MASKS = "Annotations/480p";

    @Override
    public String description() {
        return "segmented sequences as videos of one class: folder of DAVIS with JPEGImages/480p and Annotations/480p";
    }

    @Override
    public boolean recognises(Path data) {
        return Files.isDirectory(data.resolve(PICTURES));
    }

    @Override
    Map<String, Videos> read(DatasetRequest request, long cacheBytes) throws IOException {
        Path root = request.requireData("folder of DAVIS");
        if (!recognises(root)) {
            throw QuireException.of("%s: has no folder %s; give a folder of DAVIS", root, PICTURES);
        }
        List<Path> folders;
        try (Stream<Path> all = Files.list(root.resolve(PICTURES))) {
            folders = all.filter(Files::isDirectory).sorted().toList();
        }
        List<Sequence> out = new ArrayList<>();
        for (Path folder : folders) {
            Sequence s = new Sequence(folder);
            for (Path frame : s.frames()) {
                String mask = frame.getFileName().toString().replaceFirst("\\.[^.]*$", ".png");
                int number = Sequence.number(frame);
                boxes(root.resolve(MASKS).resolve(folder.getFileName()).resolve(mask)).forEach(b -> s.add(number, b));
            }
            out.add(s);
        }
        return Map.of(Dataset.TRAIN, Sequence.videos(root, "object", out, cacheBytes));
    }

    private static List<Sequence.Box> boxes(Path mask) throws IOException {
        BufferedImage image = Files.isRegularFile(mask) ? ImageIO.read(mask.toFile()) : null;
        if (image == null) {
            throw QuireException.of("%s: is missing or no PNG; give every frame its mask", mask);
        }
        int w = image.getWidth();
        int[] pixels = image.getRGB(0, 0, w, image.getHeight(), null, 0, w);
        Map<Integer, int[]> found = new TreeMap<>();
        for (int p = 0; p < pixels.length; p++) {
            int colour = pixels[p] & 0xffffff;
            if (colour != 0) {
                int[] b = found.computeIfAbsent(colour, k -> new int[] {w, image.getHeight(), 0, 0});
                b[0] = Math.min(b[0], p % w);
                b[1] = Math.min(b[1], p / w);
                b[2] = Math.max(b[2], p % w + 1);
                b[3] = Math.max(b[3], p / w + 1);
            }
        }
        return found.entrySet().stream().map(e -> {
            int[] b = e.getValue();
            return new Sequence.Box(e.getKey().toString(), b[0], b[1], b[2] - b[0], b[3] - b[1]);
        }).toList();
    }
}
