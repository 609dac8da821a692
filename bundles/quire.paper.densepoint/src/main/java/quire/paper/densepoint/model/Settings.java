package quire.paper.densepoint.model;

import quire.api.QuireException;
import quire.api.option.OptionValues;
import quire.api.option.Options;

/**
 * The choices of the network; the defaults are the released L=6 model's.
 *
 * @param growth      k, channels that each layer of a dense block adds
 * @param groups      Ng of the grouped map phi
 * @param blocks      layers after each PPool, as many as the data's stages
 * @param dense       whether layers add to what is there; otherwise each replaces it at the same width
 * @param enhanced    whether the layers are enhanced PConvs; otherwise plain ones
 * @param width       of plain layers that are not dense; 0: as wide as makes the number of parameters that of the dense network
 * @param aggregation rho: max, avg or sum
 * @param dropout     rate behind psi
 * @param global      width of global pooling
 * @param head        widths of the fully connected layers of the classifier
 * @param headDropout rate before them
 * @param decoder     widths of feature propagation, per level from few points to many
 * @param momentum    share of a batch in the running statistics
 * @param poolWidths  channels of each PPool; null for 4k, less 3 where layers follow
 */
public record Settings(int growth, int groups, int[] blocks, boolean dense, boolean enhanced, int width, String aggregation, double dropout,
        int global, int[] head, double headDropout, int decoder, double momentum,
        int[] poolWidths) {

    /** With the pools' own widths. */
    Settings(int growth, int groups, int[] blocks, boolean dense, boolean enhanced, int width, String aggregation, double dropout, int global, int[] head,
            double headDropout, int decoder, double momentum) {
        this(growth, groups, blocks, dense, enhanced, width, aggregation, dropout, global, head, headDropout, decoder, momentum, null);
    }

    /** The same with other widths of the pools. */
    Settings withPoolWidths(int... widths) {
        return new Settings(growth, groups, blocks, dense, enhanced, width, aggregation, dropout, global, head, headDropout, decoder, momentum, widths);
    }

    /** What may be set. */
    public static Options options() {
        return Options.none()
                .integer("growth", 24, 1, 4096, "k, channels each layer of a block adds (the narrowness; 4k between)")
                .integer("groups", 2, 1, 1024, "Ng of the grouped map; divides 3 + channels and 4k (section 1.4)")
                .word("blocks", "0-3", "layers after each PPool, joined by '-'; L = PPools + layers + 1. 3-5 is our reading of L=11")
                .flag("dense", true, "each layer adds to what came before; false: it replaces it")
                .word("layer", "enhanced", "enhanced or plain PConv in the blocks", "enhanced", "plain")
                .word("aggregation", "max", "rho over neighbours", "max", "avg", "sum")
                .number("dropout", 0.2, 0, 0.95, "rate behind psi")
                .and(common());
    }

    /** Options that the plain stack shares. */
    static Options common() {
        return Options.none()
                .integer("global", 512, 1, 65536, "width of global pooling")
                .layers("head", "512-256", "widths of the classifier's fully connected layers")
                .number("head_dropout", 0.5, 0, 0.95, "rate before each but the first fully connected layer")
                .integer("decoder", 128, 1, 4096, "width of feature propagation, for parts and normals")
                .number("bn_momentum", 0.1, 0.001, 1, "share of a batch in the running statistics (the authors: 0.9 halved every 21 epochs)");
    }

    /** Reads checked values of {@link #options()}. */
    public static Settings of(OptionValues v) {
        return new Settings(v.integer("growth"), v.integer("groups"), counts(v.word("blocks")), v.flag("dense"), v.word("layer").equals("enhanced"),
                0, v.word("aggregation"), v.number("dropout"), v.integer("global"), v.layers("head"), v.number("head_dropout"),
                v.integer("decoder"), v.number("bn_momentum"));
    }

    /** The released model. */
    public static Settings paper() {
        return of(options().defaults());
    }

    static int[] counts(String text) {
        String[] parts = text.split("-", -1);
        int[] out = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                out[i] = Integer.parseInt(parts[i].strip());
            } catch (NumberFormatException e) {
                throw new QuireException("option blocks=" + text + " is not valid: give counts joined by '-', as 0-3", e);
            }
            if (out[i] < 0 || out[i] > 64) {
                throw QuireException.of("option blocks=%s is not valid: 0 to 64 layers after each PPool", text);
            }
        }
        return out;
    }

    /** The stack of plain layers of this depth; its width is found by {@link Counts}. */
    Settings plain(int plainWidth) {
        return new Settings(growth, groups, blocks, false, false, plainWidth, aggregation, 0, global, head, headDropout, decoder, momentum);
    }

    /** 4k. */
    int hidden() {
        return 4 * growth;
    }

    /** Channels a PPool gives: three fewer where layers follow, so that 3 + channels stays a round number (section 1.4). */
    int poolWidth(int stage) {
        if (poolWidths != null) {
            return poolWidths[stage];
        }
        return blocks[stage] > 0 ? hidden() - 3 : hidden();
    }

    /** Channels after {@code layers} layers of a stage. */
    int widthAfter(int stage, int layers) {
        if (layers == 0) {
            return poolWidth(stage);
        }
        return dense ? poolWidth(stage) + layers * growth : enhanced || width == 0 ? poolWidth(stage) : width;
    }

    /** Refuses what does not fit the data or itself. */
    Settings check(Shape shape) {
        int stages = shape.stages().all().size();
        if (blocks.length != stages) {
            throw QuireException.of("blocks has %d counts but the data has %d stages; give as many as centres has", blocks.length, stages);
        }
        for (int s = 0; s < stages; s++) {
            if (blocks[s] > 0 && !shape.stages().all().get(s).hasBlock()) {
                throw QuireException.of("blocks asks for layers after PPool %d, but its block radius is 0; set block_radii above 0 there", s + 1);
            }
            for (int j = 0; enhanced && j < blocks[s]; j++) {
                int in = 3 + widthAfter(s, j);
                if (in % groups != 0 || hidden() % groups != 0) {
                    throw QuireException.of("groups=%d does not divide the %d input channels of layer %d after PPool %d, or its %d outputs;"
                            + " choose groups that divides both, or another growth", groups, in, j + 1, s + 1, hidden());
                }
            }
        }
        return this;
    }
}
