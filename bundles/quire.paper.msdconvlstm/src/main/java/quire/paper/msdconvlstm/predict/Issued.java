package quire.paper.msdconvlstm.predict;

/**
 * One forecast.
 *
 * @param start    first frame of its window
 * @param base     seconds since 1970 of the last frame before the leads
 * @param leads    seconds since 1970 of each lead
 * @param forecast [leads][cells]
 * @param observed [leads][cells], NaN where not observed
 * @param past     [T_in][cells] of rain
 */
record Issued(int start, long base, long[] leads, double[][] forecast, double[][] observed, double[][] past) {
    /** Whether any cell of every lead was observed. */
    boolean verified() {
        for (double[] lead : observed) {
            if (java.util.Arrays.stream(lead).allMatch(Double::isNaN)) {
                return false;
            }
        }
        return true;
    }
}
