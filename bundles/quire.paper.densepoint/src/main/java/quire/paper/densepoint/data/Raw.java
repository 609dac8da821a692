package quire.paper.densepoint.data;

import java.io.IOException;
import quire.paper.densepoint.geometry.Cloud;

/**
 * A shape not read yet.
 *
 * @param source names it in messages
 * @param split  name of the split, {@code train} where validation has not been taken out yet
 * @param label  class or category
 * @param cloud  reads it
 */
record Raw(String source, String split, int label, Reader cloud) {
    /** Reads a cloud; called once, on any thread. */
    @FunctionalInterface
    interface Reader {
        Cloud read() throws IOException;
    }
}
