package quire.core.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.dataset.Reading;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Seeds;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.api.trainer.SupervisedTask;
import quire.data.metric.Auc;
import quire.data.metric.LogLoss;

/** A paper whose model is {@link FakeSession}'s: points on a line, two classes. */
public final class FakePaper {
    /** Opened data sets not closed yet, and all that were ever opened. */
    public final AtomicInteger openData = new AtomicInteger();
    public final AtomicInteger everOpened = new AtomicInteger();
    /** Called before each batch of any split is read, with split and rows. */
    public volatile java.util.function.Consumer<String> whenRead = s -> { };

    public final Paper paper = () -> new PaperInfo("line", "Lines", "0000.00000", "Draws a line", "logistic", null, "made", "supervised");

    public final ModelFactory model = new ModelFactory() {
        @Override
        public Options options() {
            return Options.none().integer("width", 1, 1, 9, "Not used").number("rate", 1, 0, 1, "Clashes with the trainer's");
        }

        @Override
        public String description() {
            return "logistic regression";
        }

        @Override
        public Model create(OptionValues options, Schema schema, DType dtype) {
            schema.size("features");
            return name -> new GraphSpec(null, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of("loss", "loss"), "loss");
        }
    };

    public final SupervisedTask task = new SupervisedTask() {
        @Override
        public Map<String, String> defaults() {
            return Map.of("epochs", "4", "batch", "16", "rate", "0.05", "optimiser", "sgd");
        }

        @Override
        public Metrics metrics(Schema schema) {
            return new LineMetrics();
        }

        @Override
        public String selection() {
            return "auc";
        }

        @Override
        public boolean higherIsBetter() {
            return true;
        }
    };

    private static final class LineMetrics implements Metrics {
        private final Auc auc = new Auc();
        private final LogLoss loss = new LogLoss();

        @Override
        public List<String> outputs() {
            return List.of("logit");
        }

        @Override
        public void add(Batch batch, Map<String, Tensor> outputs) {
            auc.add(outputs.get("logit").toFloats(), batch.get("y").toFloats());
            loss.add(outputs.get("logit").toFloats(), batch.get("y").toFloats());
        }

        @Override
        public Map<String, Double> result() {
            return Map.of("auc", auc.value(), "log_loss", loss.value());
        }
    }

    /** Data that is made. */
    public DatasetFactory made() {
        return factory(true, List.of("train", "validation", "test", "test_far"));
    }

    /** Data with only the splits named. */
    public DatasetFactory made(String... splits) {
        return factory(true, List.of(splits));
    }

    /** Data read from a file whose name ends in {@code .points}. */
    public DatasetFactory file() {
        return factory(false, List.of("train", "validation", "test"));
    }

    private DatasetFactory factory(boolean synthetic, List<String> splits) {
        return new DatasetFactory() {
            @Override
            public Options options() {
                return Options.none().integer("rows", 200, 1, 100_000, "Examples");
            }

            @Override
            public String description() {
                return synthetic ? "points that are made" : "reads *.points";
            }

            @Override
            public boolean synthetic() {
                return synthetic;
            }

            @Override
            public boolean recognises(Path data) {
                return data.toString().endsWith(".points");
            }

            @Override
            public Dataset open(DatasetRequest request) throws IOException {
                if (!synthetic) {
                    request.requireData("a file of points");
                }
                Files.writeString(request.work().resolve("scratch"), "x");
                openData.incrementAndGet();
                everOpened.incrementAndGet();
                return new Line(splits, request.options().integer("rows"), request.seed());
            }
        };
    }

    private final class Line implements Dataset {
        private final List<String> splits;
        private final int rows;
        private final long seed;

        Line(List<String> splits, int rows, long seed) {
            this.splits = splits;
            this.rows = rows;
            this.seed = seed;
        }

        @Override
        public Schema schema() {
            return new Schema(Map.of("features", 1L), List.of("no", "yes"), Map.of());
        }

        @Override
        public List<String> splits() {
            return splits;
        }

        @Override
        public Split split(String name) {
            if (!splits.contains(name)) {
                throw new QuireException("no split " + name);
            }
            return new Split() {
                @Override
                public int size() {
                    return rows;
                }

                @Override
                public Batch read(int[] wanted, Reading reading) {
                    whenRead.accept(name);
                    Tensor x = reading.tensor("x", DType.FLOAT, wanted.length);
                    Tensor y = reading.tensor("y", DType.FLOAT, wanted.length);
                    for (int i = 0; i < wanted.length; i++) {
                        SplittableRandom r = Seeds.random(seed, name, wanted[i]);
                        double v = r.nextGaussian();
                        double jitter = reading.training() ? 0.01 * reading.random().nextGaussian() : 0;
                        x.floats().put(i, (float) (v + jitter));
                        y.floats().put(i, v + 0.7 * r.nextGaussian() > 0 ? 1 : 0);
                    }
                    return new Batch(wanted.length, Map.of("x", x, "y", y));
                }
            };
        }

        @Override
        public Map<String, Long> counts() {
            return Map.of("rows", (long) rows);
        }

        @Override
        public String fingerprint() {
            return "line-" + rows + "-" + seed;
        }

        @Override
        public void writeArtifacts(Path folder) throws IOException {
            Files.writeString(folder.resolve("vocabulary.txt"), "none");
        }

        @Override
        public void close() {
            openData.decrementAndGet();
        }
    }
}
