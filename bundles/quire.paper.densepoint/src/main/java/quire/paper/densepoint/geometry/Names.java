package quire.paper.densepoint.geometry;

/** Names of the tensors that data sets put into a batch and graphs read. */
public final class Names {
    /** [clouds, points, 3] coordinates. */
    public static final String XYZ = "xyz";
    /** [clouds, classes] one-hot. */
    public static final String LABEL = "label";
    /** [clouds, points] int, parts count over all categories. */
    public static final String PART = "part";
    /** [clouds, points, 3]. */
    public static final String NORMAL = "normal";
    /** [clouds, points, 3] of {@link PcaNormals}. */
    public static final String PCA = "pca";
    /** [clouds, {@link Descriptors#GLOBAL}]. */
    public static final String GLOBAL = "descriptor";
    /** [clouds, {@link Descriptors#D2_BINS}]. */
    public static final String D2 = "d2";

    private Names() {
    }

    /** [clouds, centres] int: rows of the level before, counted over the whole batch. */
    public static String centres(int stage) {
        return "centres" + stage;
    }

    /** [clouds, centres x neighbours] int: rows of the level before, counted over the whole batch. */
    public static String pool(int stage) {
        return "pool" + stage;
    }

    /** [clouds, points of the level before]: share of the batch's pool neighbours. */
    public static String poolWeight(int stage) {
        return "poolweight" + stage;
    }

    /** [clouds, centres x neighbours] int: rows of the stage's centres. */
    public static String block(int stage) {
        return "block" + stage;
    }

    /** [clouds, centres]: share of the batch's block neighbours. */
    public static String blockWeight(int stage) {
        return "blockweight" + stage;
    }

    /** [clouds, 3 x points of the level before] int: the nearest centres. */
    public static String near(int stage) {
        return "near" + stage;
    }

    /** [clouds, 3 x points of the level before]: their weights. */
    public static String nearWeight(int stage) {
        return "nearweight" + stage;
    }
}
