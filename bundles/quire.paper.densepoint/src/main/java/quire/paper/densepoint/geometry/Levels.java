package quire.paper.densepoint.geometry;

/**
 * All index sets of one cloud. Indices of a stage count within the cloud: centres and pools point into the level before, blocks into
 * the stage's own centres.
 */
public final class Levels {
    private final int[][] centres;
    private final int[][] pools;
    private final int[][] blocks;
    private final float[][] points;
    private final int empty;

    /**
     * Computes the hierarchy of a cloud.
     *
     * @param skip see {@link FarthestPoints#select}
     */
    public Levels(float[] xyz, Stages stages, float skip) {
        int n = stages.all().size();
        centres = new int[n][];
        pools = new int[n][];
        blocks = new int[n][];
        points = new float[n + 1][];
        points[0] = xyz;
        int without = 0;
        for (int s = 0; s < n; s++) {
            Stage stage = stages.all().get(s);
            centres[s] = FarthestPoints.select(points[s], stage.centres(), 0, skip);
            points[s + 1] = Cloud.of(points[s]).pick(centres[s]).xyz();
            pools[s] = new int[stage.centres() * stage.poolNeighbours()];
            without += Balls.query(points[s], points[s + 1], stage.poolRadius(), stage.poolNeighbours(), pools[s], 0);
            if (stage.hasBlock()) {
                blocks[s] = new int[stage.centres() * stage.blockNeighbours()];
                without += Balls.query(points[s + 1], points[s + 1], stage.blockRadius(), stage.blockNeighbours(), blocks[s], 0);
            }
        }
        empty = without;
    }

    /** Centres of a stage within the level before it. */
    public int[] centres(int stage) {
        return centres[stage];
    }

    /** Neighbours of the stage's centres within the level before it. */
    public int[] pool(int stage) {
        return pools[stage];
    }

    /** Neighbours of the stage's centres among themselves; null where the stage has no block. */
    public int[] block(int stage) {
        return blocks[stage];
    }

    /** Points of a level: 0 is the cloud, s+1 the centres of stage s. */
    public float[] points(int level) {
        return points[level];
    }

    /** Balls without a point; 0 unless numbers are not finite, as every centre is one of the points. */
    public int emptyBalls() {
        return empty;
    }
}
