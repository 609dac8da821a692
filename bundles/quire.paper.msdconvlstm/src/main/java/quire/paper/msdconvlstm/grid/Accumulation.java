package quire.paper.msdconvlstm.grid;

import quire.api.QuireException;

/** Totals that grow from the start of a forecast, as ECMWF's, made amounts of each step. */
public final class Accumulation {
    /** Packing makes totals fall by a little: this much, mm. */
    private static final float TINY = 0.01f;

    private Accumulation() {
    }

    /**
     * Differences of successive times, in place; a field that falls clearly begins a new forecast and is its own amount. Falls of up to
     * 0.01 mm become 0.
     *
     * @param element place of the total, in mm
     * @return number of forecasts found
     */
    public static int difference(Series s, int element) {
        float[][][] v = s.values();
        int starts = 1;
        float[] before = v[0][element].clone();
        for (int t = 1; t < v.length; t++) {
            float[] now = v[t][element];
            float[] total = now.clone();
            if (restarts(before, now)) {
                starts++;
            } else {
                for (int i = 0; i < now.length; i++) {
                    float d = now[i] - before[i];
                    now[i] = d < 0 ? 0 : d;
                }
            }
            before = total;
        }
        return starts;
    }

    private static boolean restarts(float[] before, float[] now) {
        for (int i = 0; i < now.length; i++) {
            if (now[i] < before[i] - TINY) {
                return true;
            }
        }
        return false;
    }

    /** Refuses rain below -0.01 and lifts what is less negative to 0. */
    public static void notNegative(Series s, int element) {
        for (int t = 0; t < s.times().length; t++) {
            float[] v = s.values()[t][element];
            for (int i = 0; i < v.length; i++) {
                if (v[i] < -TINY) {
                    throw QuireException.of("'%s' is %s %s at %s, row %d, column %d; rain cannot be negative, correct the file", s.elements().get(element).name(), v[i],
                            s.elements().get(element).unit(), java.time.Instant.ofEpochSecond(s.times()[t]), i / s.grid().width(), i % s.grid().width());
                }
                v[i] = v[i] < 0 ? 0 : v[i];
            }
        }
    }
}
