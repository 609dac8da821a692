package quire.paper.fontgan.model;

import quire.api.dataset.Schema;
import quire.api.option.OptionValues;
import quire.api.tensor.DType;
import quire.paper.fontgan.nn.ConvNetworks;

/** Makes models of any settings for given glyphs. */
final class FontGans {
    private FontGans() {
    }

    static FontGanModel create(OptionValues o, Schema schema, DType dtype) {
        int fonts = schema.classes().size();
        ConvNetworks nets = new ConvNetworks(o.integer("channels"), o.integer("latent"), o.integer("residual"), fonts,
                schema.size("size"));
        return new FontGanModel(nets, Settings.of(o), schema.size("size"), fonts, dtype);
    }
}
