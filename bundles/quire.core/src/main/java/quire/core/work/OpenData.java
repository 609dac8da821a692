package quire.core.work;

import java.io.IOException;
import java.nio.file.Path;
import quire.api.dataset.Dataset;
import quire.core.run.Trees;

/** An opened data set and its work folder; closing it ends both. */
record OpenData(Dataset dataset, Path work) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        try {
            dataset.close();
        } finally {
            Trees.delete(work);
        }
    }
}
