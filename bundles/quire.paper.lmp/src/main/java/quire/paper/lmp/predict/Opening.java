package quire.paper.lmp.predict;

import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.compute.Session;
import quire.api.dataset.Schema;
import quire.api.run.RunInfo;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.data.DetectionInput;
import quire.detection.image.Normalisation;
import quire.paper.lmp.LmpProcedure;
import quire.paper.lmp.data.KeySchedule;
import quire.paper.lmp.model.LmpFactory;
import quire.paper.lmp.model.LmpModel;
import quire.paper.lmp.model.State;
import quire.paper.lmp.video.VideoDetector;
import quire.paper.lmp.video.VideoDetectors;

/** Opens detectors on a session. */
@Component
public final class Opening implements VideoDetectors {
    @Override
    public VideoDetector open(RunInfo run, Session session, int interval) {
        if (!run.spec().paper().equals("lmp")) {
            throw QuireException.of("run %s is of %s; give a run of lmp", run.id(), run.spec().paper());
        }
        Schema schema = run.schema();
        LmpFactory factory = new LmpFactory();
        LmpModel model = factory.create(factory.options().parse(run.spec().modelOptions()), schema, DType.FLOAT);
        checkOffsets(session.parameters().get(State.LOCATIONS), model.config().count());
        KeySchedule schedule = new KeySchedule(interval == 0 ? schema.size("interval") : interval, false);
        DetectionInput input = new DetectionInput(schema.size("width"), schema.size("height"), normalisation(schema), false);
        return new Streaming(session, new LmpProcedure(model, 1, 0, 1), schedule, input);
    }

    /** @param offsets null where the model has none */
    static void checkOffsets(Tensor offsets, int count) {
        if (offsets == null) {
            return;
        }
        if (offsets.dim(0) != count) {
            throw QuireException.of("the model has %d sampling locations, its options say offsets=%d; give the run its own options", offsets.dim(0), count);
        }
        for (double v : offsets.toDoubles()) {
            if (!Double.isFinite(v)) {
                throw QuireException.of("a sampling location is %s; train again with a lower rate or offset_rate", v);
            }
        }
    }

    private static Normalisation normalisation(Schema schema) {
        String said = schema.facts().get("normalisation");
        return Stream.of(Normalisation.IMAGENET, Normalisation.CAFFE, Normalisation.VID).filter(n -> n.toString().equals(said)).findFirst()
                .orElseThrow(() -> QuireException.of("the run's data were normalised as %s, which is not known here; train it again", said));
    }
}
