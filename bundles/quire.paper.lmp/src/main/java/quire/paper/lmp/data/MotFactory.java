package quire.paper.lmp.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.paper.PaperService;

/** Sequences in the layout of MOT17: {@code img1} with frames, {@code gt/gt.txt}. Persons that count are the only class. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "lmp", id = "mot")
public final class MotFactory extends VideoFolders {
    private static final Logger LOG = LoggerFactory.getLogger(MotFactory.class);
    private static final int ACTIVE = 6;
    private static final int KIND = 7;

    @Override
    public String description() {
        return "tracking sequences as videos of one class: a sequence of MOT17 (img1, gt/gt.txt), or a folder of them";
    }

    @Override
    public boolean recognises(Path data) {
        try {
            return !sequences(data).isEmpty();
        } catch (IOException e) {
            LOG.debug("{} cannot be listed", data, e);
            return false;
        }
    }

    private static List<Path> sequences(Path root) throws IOException {
        if (Files.isDirectory(root.resolve("img1"))) {
            return List.of(root);
        }
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(p -> Files.isDirectory(p.resolve("img1"))).sorted().toList();
        }
    }

    @Override
    Map<String, Videos> read(DatasetRequest request, long cacheBytes) throws IOException {
        Path root = request.requireData("folder of a MOT sequence");
        List<Sequence> out = new ArrayList<>();
        for (Path p : sequences(root)) {
            Sequence s = new Sequence(p.resolve("img1"));
            boxes(s, p.resolve("gt/gt.txt"));
            out.add(s);
        }
        if (out.isEmpty()) {
            throw QuireException.of("%s: has no folder img1, and none of its folders has; give a MOT sequence with pictures", root);
        }
        return Map.of(Dataset.TRAIN, Sequence.videos(root, "person", out, cacheBytes));
    }

    private static void boxes(Sequence s, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw QuireException.of("no such file: %s; give a sequence with its boxes", file);
        }
        int line = 0;
        int beyond = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            double[] v;
            try {
                v = Stream.of(text.split(",")).mapToDouble(Double::parseDouble).toArray();
            } catch (NumberFormatException e) {
                throw new QuireException(file + ":" + line + ": '" + text + "' has a word where a number belongs; correct the line", e);
            }
            if (v.length < 6 || !(v[4] > 0 && v[5] > 0)) {
                throw QuireException.of("%s:%d: '%s' is not frame,id,x,y,w,h with a box that has an area; correct the line", file, line, text);
            }
            // objects that are not to be counted are marked 0; kind 1 is a walking person
            boolean counts = (v.length <= ACTIVE || v[ACTIVE] != 0) && (v.length <= KIND || v[KIND] == 1 || v[KIND] == -1);
            if (counts && !s.add((int) v[0], new Sequence.Box(Long.toString((long) v[1]), v[2] - 1, v[3] - 1, v[4], v[5]))) {
                beyond++;
            }
        }
        if (beyond > 0) {
            LOG.warn("{}: {} boxes are on frames that are not there; left out", file, beyond);
        }
    }
}
