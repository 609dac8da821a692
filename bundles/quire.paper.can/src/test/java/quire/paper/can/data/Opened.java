package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.data.batch.FreshReading;

/** Opens data sets in tests. */
final class Opened {
    private Opened() {
    }

    static Dataset open(DatasetFactory factory, Path data, Path work, Map<String, String> options) throws IOException {
        return factory.open(new DatasetRequest(data, work, factory.options().parse(options), 7, null));
    }

    static Dataset warm(DatasetFactory factory, Path data, Path work, Map<String, String> options, Path base) throws IOException {
        return factory.open(new DatasetRequest(data, work, factory.options().parse(options), 7, base));
    }

    /** All rows of a split as one batch. */
    static Batch all(Dataset data, String split) {
        Split s = data.split(split);
        return s.read(java.util.stream.IntStream.range(0, s.size()).toArray(), FreshReading.evaluation(0));
    }

    static int[] ints(Batch b, String name) {
        int[] out = new int[b.get(name).size()];
        b.get(name).ints().get(out);
        return out;
    }
}
