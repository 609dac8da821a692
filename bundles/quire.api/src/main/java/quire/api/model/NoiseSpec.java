package quire.api.model;

import quire.api.tensor.DType;

/**
 * Random numbers a graph takes as an input, drawn by the session from its seed and the step number: the same on every engine.
 *
 * @param kind      distribution
 * @param parameter keep probability of a {@link Kind#DROPOUT} mask; ignored otherwise
 * @param shape     dimensions; -1 stands for the batch's rows and may only come first
 */
public record NoiseSpec(String name, DType dtype, Kind kind, double parameter, long... shape) {
    /** Distributions. */
    public enum Kind {
        /** 1/keep with probability keep, else 0. */
        DROPOUT,
        /** Standard normal. */
        NORMAL,
        /** Uniform in [0, 1). */
        UNIFORM
    }
}
