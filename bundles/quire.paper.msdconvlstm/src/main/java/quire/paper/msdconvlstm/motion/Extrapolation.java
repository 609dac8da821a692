package quire.paper.msdconvlstm.motion;

/** Forecasts that need no training: the last frame stays, or moves on as the last frames moved. */
public enum Extrapolation {
    /** The last frame at every lead. */
    PERSISTENCE {
        @Override
        public double[][] forecast(double[][] past, int height, int width, int leads) {
            double[][] out = new double[leads][];
            java.util.Arrays.fill(out, past[past.length - 1]);
            return out;
        }
    },
    /** The last frame carried along the motion of the last frames; paths are followed back so that each lead interpolates once. */
    ADVECTION {
        @Override
        public double[][] forecast(double[][] past, int height, int width, int leads) {
            if (past.length < 2) {
                return PERSISTENCE.forecast(past, height, width, leads);
            }
            Motion m = Motion.estimate(past, height, width);
            double[] last = past[past.length - 1];
            double[][] out = new double[leads][last.length];
            for (int k = 0; k < last.length; k++) {
                double row = (double) (k / width);
                double column = k % width;
                for (int l = 0; l < leads; l++) {
                    int at = nearest(row, height) * width + nearest(column, width);
                    row -= m.v()[at];
                    column -= m.u()[at];
                    out[l][k] = Advection.at(last, height, width, row, column);
                }
            }
            return out;
        }
    };

    private static int nearest(double place, int size) {
        return (int) Math.max(0, Math.min(size - 1, Math.rint(place)));
    }

    /**
     * Forecasts.
     *
     * @param past frames of rain, oldest first, without NaN
     * @return [leads][cells]
     */
    public abstract double[][] forecast(double[][] past, int height, int width, int leads);
}
