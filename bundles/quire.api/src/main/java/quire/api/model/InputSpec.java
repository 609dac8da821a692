package quire.api.model;

import quire.api.tensor.DType;

/**
 * A graph input fed from the batch tensor of the same name.
 *
 * @param shape dimensions, -1 where they vary
 */
public record InputSpec(String name, DType dtype, long... shape) {
}
