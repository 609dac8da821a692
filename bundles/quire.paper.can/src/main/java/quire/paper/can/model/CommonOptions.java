package quire.paper.can.model;

import quire.api.model.Init;
import quire.api.option.OptionValues;
import quire.api.option.Options;

/**
 * Options that CAN and its baselines share.
 *
 * @param embedding   width of plain embeddings
 * @param mlp         hidden layers of the top network
 * @param batchNorm   {@code batch}, {@code frozen} or {@code none}
 * @param dice        whether hidden units are Dice rather than PReLU
 * @param tableInit   initial values of embedding tables
 * @param maskHistory whether padding is left out of the plain history sum
 * @param lossEpsilon added inside the logarithms of the loss; 0 computes it from the logit
 * @param lossScale   factor on the loss
 */
public record CommonOptions(int embedding, int[] mlp, String batchNorm, boolean dice, Init tableInit, boolean maskHistory,
        double lossEpsilon, double lossScale) {

    static Options options(String activation) {
        return Options.none()
                .integer("embedding", 18, 1, 1024, "width of the plain embeddings (authors' code: 18)")
                .layers("mlp", "200-80", "hidden layers of the top network (paper: 200-80)")
                .word("batch_norm", "batch", "batch normalisation of the top network's input: batch = statistics of the batch, frozen ="
                        + " mean 0 and variance 1 for ever as in the authors' code", "batch", "frozen", "none")
                .word("hidden", activation, "activation of the top network (authors' code: dice for DIN and DIEN hosts, else prelu)",
                        "prelu", "dice")
                .number("init_sd", 0.01, 1e-6, 1, "standard deviation of the embedding tables at the start (paper: 0.01)")
                .flag("mask_history", true, "leave padding out of the plain history sum (the authors' code sums it in)")
                .number("loss_epsilon", 0, 0, 1e-3, "added inside the loss's logarithms (authors' code: 1e-8); 0 computes from the logit")
                .number("loss_scale", 1, 1e-6, 1e6, "factor on the loss (authors' code: 0.5)");
    }

    static CommonOptions of(OptionValues o) {
        return new CommonOptions(o.integer("embedding"), o.layers("mlp"), o.word("batch_norm"), o.word("hidden").equals("dice"),
                Init.normal(o.number("init_sd")), o.flag("mask_history"), o.number("loss_epsilon"), o.number("loss_scale"));
    }
}
