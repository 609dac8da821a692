package quire.paper.fontgan;

/**
 * Errors of one glyph; ink is what lies above 0.
 *
 * @param l1        mean absolute difference
 * @param rmse      root of the mean squared difference
 * @param iou       ink in both by ink in either, 1 where both are blank
 * @param recall    share of the target's ink that is there, NaN without ink
 * @param precision share of the prediction's ink that is right, NaN without ink
 */
record GlyphErrors(double l1, double rmse, double iou, double recall, double precision) {
    static GlyphErrors of(float[] target, float[] made, int from, int cells) {
        double absolute = 0;
        double squares = 0;
        int both = 0;
        int wanted = 0;
        int given = 0;
        for (int i = from; i < from + cells; i++) {
            double d = (double) target[i] - made[i];
            absolute += Math.abs(d);
            squares += d * d;
            wanted += target[i] > 0 ? 1 : 0;
            given += made[i] > 0 ? 1 : 0;
            both += target[i] > 0 && made[i] > 0 ? 1 : 0;
        }
        int any = wanted + given - both;
        return new GlyphErrors(absolute / cells, Math.sqrt(squares / cells), any == 0 ? 1 : both / (double) any,
                wanted == 0 ? Double.NaN : both / (double) wanted, given == 0 ? Double.NaN : both / (double) given);
    }

    /** Peak signal to noise in dB for a range of 2. */
    double psnr() {
        return rmse == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(4 / (rmse * rmse));
    }
}
