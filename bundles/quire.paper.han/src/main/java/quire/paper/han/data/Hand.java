package quire.paper.han.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.paper.han.hand.HandWriter;
import quire.paper.han.hand.Tier;

/** The synthetic kinematic hand, written in SHREC's layout into the work folder and read by the loader of the real set. */
@Component
@PaperService(paper = "han", id = "hand")
public final class Hand implements DatasetFactory {
    @Override
    public Options options() {
        return Options.none()
                .word("classes", "14", "14 gestures, or 28 where one finger and whole hand differ", "14", "28")
                .word("tier", "middle", "how much camera, drift, noise and idling hide the gesture", "easy", "middle", "hard")
                .integer("train", 70, 1, 2000, "training sequences per gesture, by 20 subjects")
                .integer("validation", 20, 1, 2000, "validation sequences per gesture, by 4 other subjects")
                .integer("test", 20, 1, 2000, "test sequences per gesture, by 8 other subjects")
                .integer("data_seed", 1, 0, Integer.MAX_VALUE, "makes the data; apart from the run's seed, so that seeds compare on one set")
                .and(Sampling.options());
    }

    @Override
    public String description() {
        return "synthetic kinematic hand with 14 planted gestures, written and read in SHREC's layout";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        OptionValues o = request.options();
        Path folder = request.work().resolve("hand");
        Files.createDirectories(folder);
        HandWriter writer = new HandWriter(Tier.of(o.word("tier")), o.integer("data_seed"));
        String train = writer.write(folder, "train", 1, 20, o.integer("train"));
        String validation = writer.write(folder, "validation", 21, 4, o.integer("validation"));
        Files.writeString(folder.resolve(ShrecReader.TRAIN), train + validation);
        Files.writeString(folder.resolve(ShrecReader.TEST), writer.write(folder, "test", 25, 8, o.integer("test")));
        Set<Integer> held = IntStream.rangeClosed(21, 24).boxed().collect(Collectors.toCollection(TreeSet::new));
        return new ShrecReader(Integer.parseInt(o.word("classes")), Sampling.of(o, false), "m").open(folder, all -> held, all -> Set.of());
    }
}
