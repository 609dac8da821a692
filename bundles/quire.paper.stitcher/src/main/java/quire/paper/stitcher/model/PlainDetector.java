package quire.paper.stitcher.model;

import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.tensor.DType;
import quire.detection.model.DetectorConfig.Kind;
import quire.detection.model.DetectorModel;
import quire.detection.model.DetectorOptions;

/** A detector with a plain pyramid that tells small objects' losses apart. */
abstract class PlainDetector implements ModelFactory {
    private final Kind kind;

    PlainDetector(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Options options() {
        return DetectorOptions.options(kind);
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return new DetectorModel(DetectorOptions.config(kind, options, schema), dtype);
    }
}
