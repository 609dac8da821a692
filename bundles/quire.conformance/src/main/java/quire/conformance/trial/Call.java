package quire.conformance.trial;

import quire.api.tensor.Batch;

/**
 * One use of a graph, as a procedure made it.
 *
 * @param batch   what it was fed; copies
 * @param step    what seeded its noise
 * @param trained whether it was an update
 */
public record Call(String graph, Batch batch, long step, boolean trained) {
}
