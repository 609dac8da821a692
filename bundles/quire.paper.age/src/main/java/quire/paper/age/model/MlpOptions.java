package quire.paper.age.model;

import quire.api.option.OptionValues;
import quire.api.option.Options;

/**
 * Shape of the plain click model.
 *
 * @param user   width of user feature embeddings
 * @param item   width of article embeddings
 * @param hidden layers above the embedding
 * @param initSd standard deviation of embeddings at the start
 */
record MlpOptions(int user, int item, int[] hidden, double initSd) {
    static Options options() {
        return Options.none()
                .integer("user_embedding", 16, 1, 1024, "width of the user feature embeddings, summed over a visit's features (paper: not stated)")
                .integer("item_embedding", 16, 1, 1024, "width of the article embeddings (paper: not stated)")
                .layers("hidden", "256-64", "hidden layers, ReLU, under a softmax over two outputs (paper: 256-64)")
                .number("init_sd", 0.1, 1e-6, 10, "standard deviation of the embeddings at the start");
    }

    static MlpOptions of(OptionValues o) {
        return new MlpOptions(o.integer("user_embedding"), o.integer("item_embedding"), o.layers("hidden"), o.number("init_sd"));
    }
}
