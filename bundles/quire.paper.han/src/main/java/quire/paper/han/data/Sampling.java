package quire.paper.han.data;

import quire.api.option.OptionValues;
import quire.api.option.Options;

/**
 * How sequences become samples.
 *
 * @param frames  T
 * @param augment whether training samples are augmented as the authors do
 * @param pad     whether short sequences are padded and masked instead of repeating frames
 * @param dhg     whether the two-stream inputs use DHG's extents
 */
record Sampling(int frames, boolean augment, boolean pad, boolean dhg) {
    /** What every gesture data set takes. */
    static Options options() {
        return Options.none()
                .integer("frames", 8, 2, 200, "frames sampled from each sequence (the authors' 8)")
                .word("augment", "authors", "training samples: one of scale, shift, joint noise, time interpolation; or as they are", "authors", "none")
                .word("short", "repeat", "sequences shorter than frames: repeat frames evenly, or pad and mask", "repeat", "mask");
    }

    static Sampling of(OptionValues v, boolean dhg) {
        return new Sampling(v.integer("frames"), v.word("augment").equals("authors"), v.word("short").equals("mask"), dhg);
    }
}
