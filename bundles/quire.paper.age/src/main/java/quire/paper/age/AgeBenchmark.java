package quire.paper.age;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.compute.ComputeService;
import quire.api.compute.Optimiser;
import quire.api.dataset.Schema;
import quire.api.paper.Benchmark;
import quire.api.paper.PaperService;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.paper.age.data.Pools;
import quire.paper.age.data.Visit;
import quire.paper.age.data.VisitFields;
import quire.paper.age.model.ExplorableModel;
import quire.paper.age.model.GatingUnit;
import quire.paper.age.model.MlpFactory;
import quire.paper.age.service.RankLatency;

/** The paper's network, 256-64 over R6B's features and articles: an update of 128 outcomes; ranking 40 candidates by AGE-TS. */
@Component
@PaperService(paper = "age", id = "age")
public final class AgeBenchmark implements Benchmark {
    private static final Schema SCHEMA = VisitFields.schema(137, 653, 12, 0, 0);
    private static final int CANDIDATES = 40;
    private static final int ROWS = 128;
    private static final int CALLERS = 8;
    private final ComputeService compute;

    @Activate
    public AgeBenchmark(@Reference ComputeService compute) {
        this.compute = compute;
    }

    @Override
    public List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.add(new GraphCase("MLP 256-64 and gating unit, 128 outcomes; 40 candidates scored", model(), Optimiser.adam(1e-3), batch(ROWS), batch(CANDIDATES)));
        for (int callers : new int[] {1, CALLERS}) {
            rank(cases, "greedy", Map.of("policy", "greedy"), callers);
            rank(cases, "AGE-TS, FGM", Map.of("policy", "age-ts", "direction", "fgm"), callers);
            rank(cases, "AGE-TS, PGD 5 steps", Map.of("policy", "age-ts", "direction", "pgd_ball", "pgd_steps", "5"), callers);
        }
        return List.copyOf(cases);
    }

    private void rank(List<Case> cases, String policy, Map<String, String> set, int callers) {
        String name = "rank " + CANDIDATES + ", " + policy + (callers == 1 ? ", 1 caller" : ", " + callers + " callers at once");
        cases.add(new HostCase(name, CANDIDATES * callers, new RankLatency(compute, model(), SCHEMA, set, CANDIDATES, callers)));
    }

    private static ExplorableModel model() {
        MlpFactory mlp = new MlpFactory();
        return new ExplorableModel(mlp.create(mlp.options().defaults(), SCHEMA, DType.FLOAT), new GatingUnit(16), false);
    }

    private static Batch batch(int rows) {
        SplittableRandom r = new SplittableRandom(1);
        List<Visit> visits = new ArrayList<>();
        int[] click = new int[rows];
        for (int i = 0; i < rows; i++) {
            visits.add(new Visit(i, 0, new int[] {1, 2 + r.nextInt(135), 2 + r.nextInt(135)}, new double[0], new int[] {1 + r.nextInt(652)}, null, 0, 0, null));
            click[i] = r.nextInt(20) == 0 ? 1 : 0;
        }
        return new Pools(SCHEMA).shown(visits, new int[rows], click);
    }
}
