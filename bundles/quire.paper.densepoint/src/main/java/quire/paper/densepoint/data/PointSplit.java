package quire.paper.densepoint.data;

import java.util.List;
import java.util.SplittableRandom;
import quire.api.dataset.Reading;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.api.tensor.Seeds;
import quire.paper.densepoint.geometry.Cloud;
import quire.paper.densepoint.geometry.Workers;

/** Samples of shapes with all their index sets; see {@link quire.paper.densepoint.geometry.Names}. */
final class PointSplit implements Split {
    private final List<Example> examples;
    private final Layout layout;
    private final Sampling sampling;
    private final Spoiling spoiling;
    private final Assembly assembly;
    private final Workers workers;

    PointSplit(List<Example> examples, Layout layout, Sampling sampling, Spoiling spoiling, Workers workers) {
        this.examples = examples;
        this.layout = layout;
        this.sampling = sampling;
        this.spoiling = spoiling;
        this.workers = workers;
        this.assembly = new Assembly(layout, workers);
    }

    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public Batch read(int[] rows, Reading reading) {
        int votes = reading.training() ? 1 : layout.votes();
        Cloud[] clouds = new Cloud[rows.length * votes];
        int[] labels = new int[rows.length];
        // drawn here in order, so that threads do not matter
        long[] seeds = new long[rows.length];
        SplittableRandom random = reading.random();
        for (int i = 0; i < rows.length; i++) {
            labels[i] = examples.get(rows[i]).label();
            seeds[i] = reading.training() ? random.nextLong() : Seeds.derive(1, "sample", rows[i]);
        }
        workers.each(rows.length, i -> {
            Cloud c = examples.get(rows[i]).cloud();
            SplittableRandom own = new SplittableRandom(seeds[i]);
            if (reading.training()) {
                clouds[i] = sampling.training(c, own);
                return;
            }
            Cloud spoilt = spoiling.apply(c, own);
            for (int v = 0; v < votes; v++) {
                clouds[i * votes + v] = votes == 1 ? sampling.evaluation(spoilt, own) : sampling.vote(spoilt, v, own);
            }
        });
        return assembly.batch(List.of(clouds), labels, reading);
    }
}
