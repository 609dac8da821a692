package quire.paper.stitcher;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.trainer.Procedure;
import quire.detection.model.DetectionProcedure;
import quire.detection.feed.DataProvider;
import quire.paper.stitcher.feedback.StitchOptions;

/** Stitcher for any detection trainer: {@code --set provider=stitcher --set provider_set=tau=0.1}. */
@Component
@PaperService(paper = "stitcher", id = "stitcher")
public final class StitcherProvider implements DataProvider {
    @Override
    public Options options() {
        return StitchOptions.options();
    }

    @Override
    public Procedure<?> steer(DetectionProcedure detector, OptionValues options, Schema schema, long seed) {
        return new StitchProcedure(detector, StitchOptions.of(options), seed);
    }
}
