package quire.paper.msdconvlstm.model;

import java.util.Locale;
import quire.api.option.OptionValues;
import quire.api.option.Options;

/**
 * What a network is made of.
 *
 * @param encoded  channels of encoded elements, C_e
 * @param stem     channels after the first convolution of the encoder
 * @param head     channels of the read-out
 * @param layers   recurrent layers, 1 or 2
 * @param branches whether every element has an encoder of its own, joined by 1x1
 * @param rainOnly whether the other elements are left out
 * @param relu     whether forecasts are kept positive by a ReLU instead of a softplus
 * @param cell     of the first encoder layer; input {@code encoded}
 */
public record Settings(int stem, int encoded, int head, int layers, boolean branches, boolean rainOnly, boolean relu, CellShape cell, RainLosses loss) {

    /** Options that every trained model has. */
    static Options common() {
        return Options.none()
                .integer("hidden", 32, 1, 512, "channels of the recurrent state, Ch")
                .integer("head", 0, 0, 512, "channels of the read-out; 0 for hidden")
                .word("loss", "balanced_log1p", "what is minimised: squares, amounts, squares of log(1+mm), or squares plus amounts weighed by rain (Shi et al. 2017)", "mse",
                        "mae", "log1p", "balanced", "balanced_log1p")
                .word("inputs", "all", "elements that are read: all, or rain alone (ablation)", "all", "rain")
                .word("output", "softplus", "how forecasts are kept positive", "softplus", "relu");
    }

    /** Options of recurrent models. @param scales their default kernel sides */
    static Options recurrent(String scales) {
        return common()
                .layers("scales", scales, "kernel sides of the cell, odd (MSD: 1-3-5-7; single scale: 3; ConvLSTM takes the first)")
                .integer("layers", 1, 1, 2, "recurrent layers")
                .integer("encoded", 0, 0, 512, "channels of encoded elements, C_e; 0 for hidden")
                .integer("stem", 0, 0, 512, "channels after the encoder's first convolution; 0 for hidden")
                .flag("branches", false, "an encoder for each element, joined by 1x1")
                .number("forget_bias", 0, 0, 5, "first bias of the forget gate")
                .flag("peepholes", false, "gates see the cell by elementwise weights, which fix height and width");
    }

    /** Options of MSD cells. */
    static Options msd() {
        return recurrent("1-3-5-7")
                .word("reading", "separable", "reading of the paper's deconstruction, which its abstract does not settle", "separable", "partitioned", "factorised")
                .integer("mixed", 0, 0, 1024, "channels between the steps of the separable and factorised readings, M; 0 for hidden")
                .word("fusion", "concat", "separable: how scales are joined", "concat", "sum");
    }

    static Settings of(OptionValues v, WeatherShape shape, Gates gates) {
        int hidden = v.integer("hidden");
        int encoded = or(v.integer("encoded"), hidden);
        boolean msd = gates != Gates.CONVLSTM;
        int[] scales = v.layers("scales");
        CellShape cell = new CellShape(gates, encoded, hidden, msd ? or(v.integer("mixed"), hidden) : 0, scales, msd && v.word("fusion").equals("sum"),
                v.number("forget_bias"), v.flag("peepholes"), shape.height() / 2, shape.width() / 2);
        return new Settings(or(v.integer("stem"), hidden), encoded, or(v.integer("head"), hidden), v.integer("layers"), v.flag("branches"),
                v.word("inputs").equals("rain"), v.word("output").equals("relu"), cell, loss(v));
    }

    static RainLosses loss(OptionValues v) {
        return RainLosses.valueOf(v.word("loss").toUpperCase(Locale.ROOT));
    }

    static int or(int value, int otherwise) {
        return value == 0 ? otherwise : value;
    }
}
