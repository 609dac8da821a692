package quire.paper.age.api;

/**
 * What an explorer has done since it began.
 *
 * @param requests  ranked
 * @param explored  of them within the share that may be explored
 * @param changed   of them with another first place than without exploration
 * @param outcomes  clicks and non-clicks taken in
 * @param predicted sum of the plain predictions of those outcomes
 */
public record Monitor(long requests, long explored, long changed, long outcomes, long clicks, double predicted) {
    /** Predicted over counted clicks; 1 is calibrated, NaN without clicks. */
    public double pcoc() {
        return clicks == 0 ? Double.NaN : predicted / clicks;
    }
}
