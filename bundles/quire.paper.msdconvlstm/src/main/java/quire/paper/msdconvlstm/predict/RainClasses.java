package quire.paper.msdconvlstm.predict;

import java.awt.Color;

/**
 * Colours of rain by class.
 *
 * @param bounds where classes begin, rising, in the forecast's unit
 */
record RainClasses(double[] bounds) {
    private static final int[] COLOURS = {0xCFE8C9, 0x8FCF8B, 0x3FA34D, 0x3B8EDE, 0x1F4FBF, 0xF2C12E, 0xE8741E, 0xB3123A};
    private static final Color DRY = new Color(0xFBFBF8);
    private static final Color MISSING = new Color(0xC4C7CB);
    private static final long HALF_DAY = 12 * 3600L;

    /** Light, moderate, heavy, storm… of a day (China Meteorological Administration), or classes of an hour. */
    static RainClasses of(String unit, long step) {
        boolean daily = unit.equals("mm/day") || unit.equals("mm") && step >= HALF_DAY;
        return new RainClasses(daily ? new double[] {0.1, 10, 25, 50, 100, 250} : new double[] {0.1, 0.5, 1, 2, 5, 10, 20, 50});
    }

    /** Colour of a class, from 0. */
    Color colour(int c) {
        return new Color(COLOURS[c * (COLOURS.length - 1) / (bounds.length - 1)]);
    }

    Color of(double v) {
        if (Double.isNaN(v)) {
            return MISSING;
        }
        Color c = DRY;
        for (int i = 0; i < bounds.length && v >= bounds[i]; i++) {
            c = colour(i);
        }
        return c;
    }

    /** Blue where the forecast is too wet, red where too dry; white below the first bound. */
    Color error(double d) {
        if (Double.isNaN(d)) {
            return MISSING;
        }
        double share = Math.min(1, Math.log1p(Math.max(0, Math.abs(d) - bounds[0])) / Math.log1p(bounds[bounds.length - 2]));
        Color full = d > 0 ? new Color(0x1F4FBF) : new Color(0xC0341D);
        return new Color(mix(251, full.getRed(), share), mix(251, full.getGreen(), share), mix(248, full.getBlue(), share));
    }

    private static int mix(int a, int b, double share) {
        return (int) Math.round(a + (b - a) * share);
    }
}
