package quire.paper.can.data;

import java.io.IOException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.Options;

/** What factories of click files share: options, and the way from a reader to an encoded data set. */
abstract class ClickFactory implements DatasetFactory {
    private final String name;
    private final String description;
    private final Options options;

    ClickFactory(String name, String description, Options options) {
        this.name = name;
        this.description = description;
        this.options = options;
    }

    /** Reads the files' rows. */
    abstract ClickRows read(DatasetRequest request, ClickOptions options, Spill spill) throws IOException;

    @Override
    public final Options options() {
        return options;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final boolean synthetic() {
        return false;
    }

    @Override
    public final Dataset open(DatasetRequest request) throws IOException {
        if (options.has("validation")) {
            ClickOptions.checkShares(request);
        }
        return open(name, request, this::read);
    }

    /** Reads rows of some kind. */
    interface Reader {
        ClickRows read(DatasetRequest request, ClickOptions options, Spill spill) throws IOException;
    }

    /** Reads and encodes; temporary files go if that fails. */
    static Dataset open(String name, DatasetRequest request, Reader reader) throws IOException {
        ClickOptions options = ClickOptions.of(request);
        Spill spill = new Spill(request.work());
        try {
            return new Encoder(reader.read(request, options, spill), options, request.base()).encode(name);
        } catch (IOException | RuntimeException e) {
            spill.close();
            throw e;
        }
    }
}
