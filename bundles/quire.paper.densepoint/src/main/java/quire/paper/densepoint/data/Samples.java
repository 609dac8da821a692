package quire.paper.densepoint.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.api.tensor.Batch;
import quire.data.batch.FreshReading;
import quire.paper.densepoint.geometry.Cloud;
import quire.paper.densepoint.geometry.UnitSphere;
import quire.paper.densepoint.geometry.Workers;

/** Makes batches of clouds that have no truth, the way the data a model was trained on were made. */
public final class Samples {
    private static final double SPARE = 1200.0 / 1024;
    private final Layout layout;
    private final Sampling sampling;
    private final Assembly assembly;

    /** @param schema of the run whose model predicts */
    public Samples(Schema schema, Workers workers) {
        this.layout = Layout.of(schema);
        this.sampling = new Sampling(layout.points(), SPARE, "none", 2, true);
        this.assembly = new Assembly(layout, workers);
    }

    public Layout layout() {
        return layout;
    }

    /**
     * What the network is given for one cloud.
     *
     * @param votes in the unit sphere, one or as many as the layout asks for
     * @param all   every point of the source in the same unit sphere
     */
    public record Sample(List<Cloud> votes, float[] all) {
        /** The points that were given to the network first. */
        public float[] points() {
            return votes.get(0).xyz();
        }
    }

    /**
     * Normalises and samples.
     *
     * @param cloud what is sampled
     * @param every points that results are carried to, in the cloud's frame
     */
    public Sample sample(String source, Cloud cloud, float[] every) {
        int centres = layout.stages().all().get(0).centres();
        if (cloud.size() < centres) {
            throw QuireException.of("%s: %d points are fewer than the %d centres of the model's first PPool; give a denser cloud", source,
                    cloud.size(), centres);
        }
        UnitSphere sphere = UnitSphere.of(source, cloud.xyz());
        Cloud candidates = sampling.candidates(Cloud.of(sphere.apply(cloud.xyz())));
        SplittableRandom random = new SplittableRandom(1);
        List<Cloud> votes = new ArrayList<>();
        for (int v = 0; v < layout.votes(); v++) {
            votes.add(layout.votes() == 1 ? sampling.evaluation(candidates, random) : sampling.vote(candidates, v, random));
        }
        return new Sample(votes, sphere.apply(every));
    }

    /** A batch of samples; labels matter only where parts are asked for. */
    public Batch batch(List<Sample> samples, int[] labels) {
        List<Cloud> clouds = samples.stream().flatMap(s -> s.votes().stream()).toList();
        return assembly.batch(clouds, labels, FreshReading.evaluation(1));
    }

    /** A batch of clouds that were samples already, as a gallery keeps them. */
    public Batch gallery(List<Cloud> clouds) {
        List<Cloud> all = new ArrayList<>();
        for (Cloud c : clouds) {
            for (int v = 0; v < layout.votes(); v++) {
                all.add(c);
            }
        }
        return assembly.batch(all, new int[clouds.size()], FreshReading.evaluation(1));
    }
}
