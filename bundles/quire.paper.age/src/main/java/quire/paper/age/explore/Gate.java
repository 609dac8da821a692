package quire.paper.age.explore;

/** The gate of equation 16: a candidate is explored only where its predicted click rate is above a threshold. */
public final class Gate {
    private Gate() {
    }

    /** 1 where the prediction is strictly larger, else 0. */
    public static double[] above(double[] ctr, double[] threshold) {
        double[] gate = new double[ctr.length];
        for (int i = 0; i < gate.length; i++) {
            gate[i] = ctr[i] > threshold[i] ? 1 : 0;
        }
        return gate;
    }
}
