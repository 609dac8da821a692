package @package@;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Experiment;
import quire.api.experiment.Paired;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;
import quire.api.paper.PaperService;

/** What {@code quire reproduce @id@} runs. */
@Component
@PaperService(paper = @Name@Paper.ID, id = @Name@Paper.ID)
public final class @Name@Experiment implements Experiment {
    private static final String ACCURACY = "test/accuracy";
    private static final double GAIN = 0.1;

    @Override
    public String description() {
        return "the network against a linear classifier on two rings";
    }

    @Override
    public List<Arm> arms(boolean quick) {
        Map<String, String> training = Map.of("epochs", quick ? "5" : "20");
        return List.of(new Arm("mlp", "mlp", Map.of(), "rings", Map.of(), "supervised", training),
                new Arm("linear", "linear", Map.of(), "rings", Map.of(), "supervised", training));
    }

    @Override
    public int seeds(boolean quick) {
        return quick ? 3 : 5;
    }

    @Override
    public List<Claim> claims() {
        return List.of(new Claim("layers", "hidden layers part what no line parts",
                "confirmed if the interval of (mlp - linear) lies above 0.1 of accuracy; refuted if below", @Name@Experiment::layers));
    }

    private static Claim.Finding layers(Results results) {
        Paired d = results.difference("mlp", "linear", ACCURACY);
        Verdict v = d.lower() > GAIN ? Verdict.CONFIRMED : d.upper() < GAIN ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
        return new Claim.Finding(v, "mlp less linear " + d);
    }

    @Override
    public List<String> columns() {
        return List.of(ACCURACY, "params");
    }
}
