package quire.detection.eval;

import java.util.List;

/**
 * A named range of object areas in square pixels, both ends included.
 *
 * @param name as it stands in tables: {@code small}, {@code small<16^2}…
 */
public record AreaRange(String name, double from, double to) {
    private static final double NO_LIMIT = 1e10;
    /** Every object. */
    public static final AreaRange ALL = new AreaRange("all", 0, NO_LIMIT);

    /** COCO's: small up to 32^2, medium up to 96^2, large above. */
    public static List<AreaRange> coco() {
        return List.of(new AreaRange("small", 0, 32 * 32), new AreaRange("medium", 32 * 32, 96 * 96),
                new AreaRange("large", 96 * 96, NO_LIMIT));
    }

    /**
     * Three ranges with limits of one's own, for images of another size than COCO's; the names say the limits, so that no table mixes
     * them up with COCO's.
     *
     * @param small  side of a square that is just small
     * @param medium side of a square that is just medium
     */
    public static List<AreaRange> squares(int small, int medium) {
        if (small < 1 || medium <= small) {
            throw new IllegalArgumentException("sides " + small + " and " + medium + " do not divide areas");
        }
        double s = (double) small * small;
        double m = (double) medium * medium;
        return small == 32 && medium == 96 ? coco() : List.of(new AreaRange("small" + small, 0, s),
                new AreaRange("medium" + medium, s, m), new AreaRange("large" + medium, m, NO_LIMIT));
    }

    /** Whether an area is in it. */
    public boolean has(double area) {
        return area >= from && area <= to;
    }
}
