package quire.paper.msdconvlstm.model;

import quire.api.dataset.Schema;

/**
 * What a model must know of gridded series.
 *
 * @param elements    channels of each step
 * @param rain        which of them is rain, -1 for none
 * @param in          steps given before the forecast
 * @param out         leads
 * @param height      cells, even
 * @param width       cells, even
 * @param postprocess whether the elements are given at the leads themselves
 */
public record WeatherShape(int elements, int rain, int in, int out, int height, int width, boolean postprocess) {
    /** Reads a schema; refuses data of another kind. */
    public static WeatherShape of(Schema s) {
        return new WeatherShape(s.size("elements"), Integer.parseInt(s.facts().getOrDefault("rain", "-1")), s.size("t_in"), s.size("t_out"), s.size("height"),
                s.size("width"), "postprocess".equals(s.facts().get("mode")));
    }

    /** Steps the elements are given for. */
    public int steps() {
        return postprocess ? out : in;
    }
}
