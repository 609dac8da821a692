package quire.api.model;

import quire.api.tensor.DType;

/**
 * A value that is saved with the model but follows no gradient, such as running statistics; a placeholder of the same name in the
 * graphs that read it.
 *
 * @param update name of the graph output that becomes its value after each training step, or null where the graph only reads it
 */
public record BufferSpec(String name, DType dtype, Init init, String update, long... shape) {
}
