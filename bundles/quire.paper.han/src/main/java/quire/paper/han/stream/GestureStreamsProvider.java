package quire.paper.han.stream;

import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.tensor.DType;
import quire.paper.han.api.GestureStream;
import quire.paper.han.api.GestureStreams;
import quire.paper.han.api.StreamOptions;
import quire.paper.han.model.FlatFactory;
import quire.paper.han.model.GruFactory;
import quire.paper.han.model.HanFactory;
import quire.paper.han.model.LogisticFactory;
import quire.paper.han.model.NearestFactory;
import quire.paper.han.model.TwoStreamFactory;

/** Opens a session with the run's values, for prediction only. */
@Component
public final class GestureStreamsProvider implements GestureStreams {
    @Override
    public GestureStream open(Run run, Lease lease, StreamOptions options) {
        RunInfo info = run.info();
        ModelFactory factory = factory(info.spec().model());
        if (!"han".equals(info.spec().paper()) || factory == null) {
            throw QuireException.of("run %s is of %s/%s; give a run of paper han", info.id(), info.spec().paper(), info.spec().model());
        }
        if (info.schema() == null) {
            throw QuireException.of("run %s never opened its data; train it first", info.id());
        }
        Model model = factory.create(factory.options().parse(info.spec().modelOptions()), info.schema(), DType.FLOAT);
        Session session = lease.open(new InferOnly(model), SessionOptions.inference(0));
        try {
            session.load(run.model());
            return new WindowedStream(session, info.schema(), options);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static ModelFactory factory(String model) {
        return switch (model) {
            case "han" -> new HanFactory();
            case "han2s" -> new TwoStreamFactory();
            case "gru" -> new GruFactory();
            case "flat" -> new FlatFactory();
            case "logistic" -> new LogisticFactory();
            case "nearest" -> new NearestFactory();
            default -> null;
        };
    }
}
