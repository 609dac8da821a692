package quire.api.model;

import quire.api.tensor.DType;

/**
 * A trainable tensor, a SameDiff variable of the same name in every graph that uses it.
 *
 * @param name weights are named as paths, {@code block1/attention/query/weight}
 */
public record ParameterSpec(String name, DType dtype, Init init, long... shape) {
}
