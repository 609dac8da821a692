package quire.paper.densepoint.model;

import quire.paper.densepoint.geometry.Stage;

/**
 * Parameters and multiply-accumulates counted from the formulas of the paper's layers, as if every neighbour were mapped by itself; the
 * graphs need fewer, because they map points before they gather them.
 */
public final class Counts {
    private final Settings settings;
    private final Shape shape;

    public Counts(Settings settings, Shape shape) {
        this.settings = settings;
        this.shape = shape;
    }

    /** Multiply-accumulates of the maps of one cloud. */
    public long macs() {
        long sum = 0;
        int channels = 0;
        for (int s = 0; s < settings.blocks().length; s++) {
            Stage stage = shape.stages().all().get(s);
            sum += (long) stage.centres() * stage.poolNeighbours() * (3 + channels) * settings.poolWidth(s);
            for (int j = 0; j < settings.blocks()[s]; j++) {
                long rows = (long) stage.centres() * stage.blockNeighbours();
                long in = 3L + settings.widthAfter(s, j);
                if (settings.enhanced()) {
                    sum += rows * in * settings.hidden() / settings.groups() + (long) stage.centres() * settings.hidden() * added(s);
                } else {
                    sum += rows * in * added(s);
                }
            }
            channels = settings.widthAfter(s, settings.blocks()[s]);
        }
        int last = shape.stages().all().get(settings.blocks().length - 1).centres();
        sum += (long) last * (3 + channels) * settings.global();
        return sum + (shape.task() == Shape.Task.CLASSIFY ? head() : decoder(channels));
    }

    private long added(int stage) {
        return settings.dense() ? settings.growth() : settings.widthAfter(stage, 1);
    }

    private long head() {
        long sum = 0;
        long width = settings.global();
        for (int w : settings.head()) {
            sum += width * w;
            width = w;
        }
        return sum + width * shape.classes();
    }

    private long decoder(int channels) {
        int d = settings.decoder();
        int stages = settings.blocks().length;
        long sum = (long) shape.stages().all().get(stages - 1).centres() * channels * d + (long) settings.global() * d;
        for (int s = stages - 1; s >= 0; s--) {
            long points = s == 0 ? shape.points() : shape.stages().all().get(s - 1).centres();
            long skip = s == 0 ? 3 : settings.widthAfter(s - 1, settings.blocks()[s - 1]);
            sum += points * (d + skip) * d;
        }
        return sum + (long) shape.points() * d * (d + (shape.task() == Shape.Task.PARTS ? shape.parts() : 3));
    }

    /** Trainable values of all blocks. */
    long blockParameters() {
        long sum = 0;
        for (int s = 0; s < settings.blocks().length; s++) {
            for (int j = 0; j < settings.blocks()[s]; j++) {
                long in = 3L + settings.widthAfter(s, j);
                if (settings.enhanced()) {
                    sum += in * settings.hidden() / settings.groups() + 3L * settings.hidden() + settings.hidden() * added(s) + added(s);
                    sum += j > 0 ? 2 * in : 0;
                } else {
                    sum += in * added(s) + 3 * added(s);
                }
                boolean finished = j == settings.blocks()[s] - 1 && (settings.enhanced() || settings.dense());
                sum += finished ? 2L * settings.widthAfter(s, j + 1) : 0;
            }
            // what reads the stage's features: the next PPool or global pooling
            int reads = s == settings.blocks().length - 1 ? settings.global() : settings.poolWidth(s + 1);
            sum += (long) settings.widthAfter(s, settings.blocks()[s]) * reads;
        }
        return sum;
    }

    /** The stack of plain layers whose number of parameters comes nearest to these. */
    public Settings plainStack() {
        long wanted = blockParameters();
        Settings best = settings.plain(1);
        long off = Long.MAX_VALUE;
        for (int w = 1; w <= 4096; w++) {
            Settings candidate = settings.plain(w);
            long d = Math.abs(new Counts(candidate, shape).blockParameters() - wanted);
            if (d < off) {
                off = d;
                best = candidate;
            }
        }
        return best;
    }
}
