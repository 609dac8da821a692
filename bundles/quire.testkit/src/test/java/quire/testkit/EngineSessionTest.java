package quire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;
import quire.nn.layer.BatchNorm;
import quire.nn.layer.Dense;
import quire.nn.loss.Losses;

class EngineSessionTest {
    private static final Model MODEL = Engines.model(Map.of(Model.TRAIN, EngineSessionTest::graph, Model.INFER, EngineSessionTest::graph));

    /** Embedding of two ids, batch norm, dropout, one layer, binary loss. */
    private static GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(DType.DOUBLE, name.equals(Model.TRAIN));
        SDVariable e = g.table("item", 50, 3, Init.normal(0.5)).lookup("ids", -1, 2);
        SDVariable x = g.sd().reshape(e, -1, 6);
        x = BatchNorm.apply(g, "bn", x, 6, 1e-5, 0.1);
        x = g.dropout("drop", x, 0.5, -1, 6);
        SDVariable logit = Dense.linear(g, "out", x, 6, 1);
        g.output("logit", logit);
        g.output("loss", Losses.binaryCrossEntropy(g, logit, g.input("label", -1, 1)));
        return g.build("loss");
    }

    private static Batch batch(int... ids) {
        int rows = ids.length / 2;
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = i % 2;
        }
        return new Batch(rows, Map.of("ids", Tensor.of(ids, rows, 2), "label", Tensor.of(y, rows, 1)));
    }

    @Test
    void trainingTouchesOnlyRowsOfTheBatch() {
        try (Lease lease = Engines.nd4j(); Session s = lease.open(MODEL, SessionOptions.training(7, Optimiser.adam(0.01)))) {
            double[] before = s.parameters().get("item").toDoubles();
            for (int i = 0; i < 3; i++) {
                s.step(s.prepare(Model.TRAIN, batch(1, 2, 2, 3, 40, 1), i), List.of());
            }
            double[] after = s.parameters().get("item").toDoubles();
            double[] moment = s.optimiserState().get("rows.v/train/item").toDoubles();
            List<Integer> trained = List.of(1, 2, 3, 40);
            for (int i = 0; i < before.length; i++) {
                if (trained.contains(i / 3)) {
                    assertThat(after[i]).as("row %d", i / 3).isNotEqualTo(before[i]);
                } else {
                    assertThat(after[i]).as("row %d", i / 3).isEqualTo(before[i]);
                    assertThat(moment[i]).isZero();
                }
            }
            assertThat(s.steps(Model.TRAIN)).isEqualTo(3);
        }
    }

    @Test
    void lossFallsAndBatchStatisticsMove() {
        try (Lease lease = Engines.nd4j(); Session s = lease.open(MODEL, SessionOptions.training(7, Optimiser.adam(0.05)))) {
            Batch b = batch(1, 2, 3, 4, 5, 6, 7, 8);
            double first = s.step(s.prepare(Model.TRAIN, b, 0), List.of()).get("loss").scalar();
            for (int i = 1; i < 60; i++) {
                s.step(s.prepare(Model.TRAIN, b, i), List.of());
            }
            assertThat(s.run(b, "loss").get("loss").scalar()).isLessThan(first * 0.7);
            assertThat(s.parameters().get("bn/variance").toDoubles()).doesNotContain(1.0);
        }
    }

    @Test
    void stateRestoredGoesOnAsIfNeverStopped() {
        Optimiser o = Optimiser.adam(0.02).withClipNorm(0.5).withWeightDecay(0.01);
        Batch b = batch(1, 2, 3, 4, 5, 6, 7, 8);
        try (Lease lease = Engines.nd4j(); Session whole = lease.open(MODEL, SessionOptions.training(3, o));
                Session second = lease.open(MODEL, SessionOptions.training(99, o))) {
            for (int i = 0; i < 5; i++) {
                whole.step(whole.prepare(Model.TRAIN, b, i), List.of());
            }
            second.load(whole.parameters());
            second.load(whole.optimiserState());
            try (Session again = lease.open(MODEL, SessionOptions.training(3, o))) {
                again.load(second.parameters());
                again.load(second.optimiserState());
                for (int i = 5; i < 9; i++) {
                    double a = whole.step(whole.prepare(Model.TRAIN, b, i), List.of()).get("loss").scalar();
                    double c = again.step(again.prepare(Model.TRAIN, b, i), List.of()).get("loss").scalar();
                    assertThat(c).isEqualTo(a);
                }
            }
        }
    }

    @Test
    void adamFollowsItsPaper() {
        Model line = Engines.model(Map.of(Model.TRAIN, n -> {
            GraphBuilder g = new GraphBuilder(DType.DOUBLE, true);
            SDVariable w = g.parameter("w", Init.constant(2), 2);
            g.output("loss", g.input("x", -1, 2).mul(w).sum());
            return g.build("loss");
        }));
        double rate = 0.1;
        double epsilon = 1e-3;
        Optimiser o = new Optimiser(Optimiser.Kind.ADAM, rate, 0.9, 0.99, epsilon, 0, 0, 0, quire.api.compute.Schedule.constant(), List.of());
        try (Lease lease = Engines.nd4j(); Session s = lease.open(line, SessionOptions.training(1, o))) {
            double m = 0;
            double v = 0;
            double p = 2;
            for (int t = 1; t <= 4; t++) {
                double g = t * 0.3;
                s.step(s.prepare(Model.TRAIN, new Batch(1, Map.of("x", Tensor.of(new double[] {g, -g}, 1, 2))), t), List.of());
                m = 0.9 * m + 0.1 * g;
                v = 0.99 * v + 0.01 * g * g;
                p -= rate * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(v / (1 - Math.pow(0.99, t))) + epsilon);
            }
            double[] w = s.parameters().get("w").toDoubles();
            assertThat(w[0]).isCloseTo(p, org.assertj.core.api.Assertions.within(1e-12));
            assertThat(w[1]).isCloseTo(4 - p, org.assertj.core.api.Assertions.within(1e-12));
        }
    }

    @Test
    void momentumFollowsItsRule() {
        Model line = Engines.model(Map.of(Model.TRAIN, n -> {
            GraphBuilder g = new GraphBuilder(DType.DOUBLE, true);
            g.output("loss", g.input("x", -1, 1).mul(g.parameter("w", Init.constant(1), 1)).sum());
            return g.build("loss");
        }));
        try (Lease lease = Engines.nd4j(); Session s = lease.open(line, SessionOptions.training(1, Optimiser.sgd(0.1, 0.9)))) {
            double velocity = 0;
            double p = 1;
            for (int t = 0; t < 3; t++) {
                s.step(s.prepare(Model.TRAIN, new Batch(1, Map.of("x", Tensor.of(new double[] {t + 1}, 1, 1))), t), List.of());
                velocity = 0.9 * velocity + t + 1;
                p -= 0.1 * velocity;
            }
            assertThat(s.parameters().get("w").toDoubles()[0]).isCloseTo(p, org.assertj.core.api.Assertions.within(1e-12));
        }
    }

    @Test
    void constantsAndParametersMayBeOutputsOfManyRuns() {
        Model line = Engines.model(Map.of(Model.INFER, n -> {
            GraphBuilder g = new GraphBuilder(DType.DOUBLE, false);
            SDVariable w = g.output("w", g.parameter("w", Init.constant(3), 1));
            g.output("k", g.constant(7));
            g.output("y", g.input("x", -1, 1).mul(w));
            return g.build(null);
        }));
        try (Lease lease = Engines.nd4j(); Session s = lease.open(line, SessionOptions.inference(1))) {
            Batch one = new Batch(1, Map.of("x", Tensor.of(new double[] {2}, 1, 1)));
            for (int i = 0; i < 3; i++) {
                Map<String, Tensor> out = s.run(one, "k", "w", "y");
                assertThat(out.get("k").scalar()).isEqualTo(7);
                assertThat(out.get("w").scalar()).isEqualTo(3);
                assertThat(out.get("y").scalar()).isEqualTo(6);
            }
        }
    }

    @Test
    void crossEntropyStaysFiniteFarBelowTheMaximum() {
        Model model = Engines.model(Map.of(Model.TRAIN, n -> {
            GraphBuilder g = new GraphBuilder(DType.FLOAT, true);
            SDVariable z = g.input("x", -1, 2).mul(g.parameter("w", Init.constant(1), 2));
            g.output("loss", Losses.crossEntropy(g, z, g.input("y", -1, 2)));
            return g.build("loss");
        }));
        try (Lease lease = Engines.nd4j(); Session s = lease.open(model, SessionOptions.training(1, Optimiser.sgd(0.1, 0)))) {
            Batch far = new Batch(1, Map.of("x", Tensor.of(new float[] {500, -500}, 1, 2), "y", Tensor.of(new float[] {0, 1}, 1, 2)));
            assertThat(s.step(s.prepare(Model.TRAIN, far, 0), List.of()).get("loss").scalar()).isEqualTo(1000);
        }
    }

    @Test
    void refusesIdsOutsideTheTableAndWrongShapes() {
        try (Lease lease = Engines.nd4j(); Session s = lease.open(MODEL, SessionOptions.inference(1))) {
            assertThatThrownBy(() -> s.run(batch(1, 50), "logit")).isInstanceOf(QuireException.class)
                    .hasMessageContaining("id 50 at place 1 of 'ids' is outside table 'item' of 50 rows");
            Batch wrong = new Batch(1, Map.of("ids", Tensor.of(new int[] {1, 2}, 1, 2), "label", Tensor.of(new double[] {0, 1}, 1, 2)));
            assertThatThrownBy(() -> s.run(wrong, "logit")).hasMessageContaining("input 'label' is double[1, 2] but the model takes double[-1, 1]");
            assertThatThrownBy(() -> s.load(Map.of("item", Tensor.zeros(DType.DOUBLE, 50, 4)))).hasMessageContaining("value 'item' is double[50, 4]");
        }
    }

    @Test
    void lossThatIsNotFiniteStopsBeforeTheUpdate() {
        Model line = Engines.model(Map.of(Model.TRAIN, n -> {
            GraphBuilder g = new GraphBuilder(DType.DOUBLE, true);
            g.output("loss", g.input("x", -1, 1).mul(g.parameter("w", Init.constant(1), 1)).sum());
            return g.build("loss");
        }));
        try (Lease lease = Engines.nd4j(); Session s = lease.open(line, SessionOptions.training(1, Optimiser.adam(0.1)))) {
            Batch nan = new Batch(1, Map.of("x", Tensor.of(new double[] {Double.NaN}, 1, 1)));
            assertThatThrownBy(() -> s.step(s.prepare(Model.TRAIN, nan, 0), List.of())).isInstanceOf(QuireException.class)
                    .hasMessageContaining("the loss is NaN at update 1");
            assertThat(s.parameters().get("w").toDoubles()).containsExactly(1.0);
        }
    }

    @Test
    void memoryStaysFlatOverManySteps() {
        try (Lease lease = Engines.nd4j(); Session s = lease.open(MODEL, SessionOptions.training(7, Optimiser.adam(0.01)))) {
            for (int i = 0; i < 100; i++) {
                s.step(s.prepare(Model.TRAIN, batch(i % 50, 2, 2, 3, 40, (i * 7) % 50), i), List.of("logit"));
            }
            long before = quire.nd4j.Nd4jRuntime.nativeBytes();
            for (int i = 0; i < 500; i++) {
                s.step(s.prepare(Model.TRAIN, batch(i % 50, 2, 2, 3, 40, (i * 7) % 50), i), List.of("logit"));
            }
            System.gc();
            assertThat(quire.nd4j.Nd4jRuntime.nativeBytes() - before).isLessThan(1 << 20);
        }
    }
}
