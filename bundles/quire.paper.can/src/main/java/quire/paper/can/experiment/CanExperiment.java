package quire.paper.can.experiment;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Experiment;
import quire.api.paper.PaperService;

/** CAN against its baselines on a planted co-action, and three controls that tell learning from luck. */
@Component
@PaperService(paper = "can", id = "planted")
public final class CanExperiment implements Experiment {
    @Override
    public String description() {
        return "CAN, DNN, PNN, DeepFM, DIN and Cartesian on a planted co-action, with additive, cold-pair, shuffled and full controls";
    }

    @Override
    public List<Arm> arms(boolean quick) {
        return new CanArms(quick).all();
    }

    @Override
    public int seeds(boolean quick) {
        return quick ? 3 : 5;
    }

    @Override
    public List<Claim> claims() {
        return CanClaims.all();
    }

    @Override
    public List<String> columns() {
        return List.of("test/auc", "test/log_loss", "test_cold/auc", "params");
    }
}
