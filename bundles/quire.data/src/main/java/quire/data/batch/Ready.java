package quire.data.batch;

import quire.api.tensor.Batch;

/**
 * A batch that has been read ahead. Its memory is used again once the next one has been asked for.
 *
 * @param epoch    epoch it belongs to
 * @param step     its place in the epoch, from 0
 * @param batch    the examples
 * @param prepared what the caller's function made of it
 */
public record Ready<P>(int epoch, int step, Batch batch, P prepared) {
}
