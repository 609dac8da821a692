package quire.api.dataset;

import quire.api.option.Options;

/** Opens a data set in its published on-disk format, or makes its synthetic twin. Registered with {@link quire.api.paper.PaperService}. */
public interface DatasetFactory {
    /** What may be set. */
    Options options();

    /** One sentence for lists: what it is and which files it reads. */
    String description();

    /** Whether it makes its own data ({@code --data} not needed). */
    boolean synthetic();

    /** Whether the files at this path look like this data set; lets {@code train PAPER --data PATH} choose. */
    default boolean recognises(java.nio.file.Path data) {
        return false;
    }

    /**
     * Opens the data set.
     *
     * @throws quire.api.QuireException naming file, line or record, and the reason
     */
    Dataset open(DatasetRequest request) throws java.io.IOException;
}
