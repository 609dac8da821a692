package quire.itest;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.dataset.Reading;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.api.option.Options;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/**
 * Points on both sides of a line.
 *
 * @param synthetic whether it admits to making them; else it takes any file and does not look at it
 * @param clock     whether they change with the time
 */
record ToyData(boolean synthetic, boolean clock) implements DatasetFactory {
    private static final int WIDTH = 3;

    @Override
    public Options options() {
        return Options.none().integer("train", 64, 4, 1000, "points").integer("test", 16, 4, 1000, "points");
    }

    @Override
    public String description() {
        return "points on both sides of a line";
    }

    @Override
    public Dataset open(DatasetRequest request) {
        return new Points(request.seed(), request.options().integer("train"), request.options().integer("test"), clock);
    }

    private record Points(long seed, int train, int test, boolean clock) implements Dataset {
        @Override
        public Schema schema() {
            return new Schema(Map.of("width", (long) WIDTH), List.of(), Map.of());
        }

        @Override
        public List<String> splits() {
            return List.of(TRAIN, VALIDATION, TEST);
        }

        @Override
        public Split split(String name) {
            return new Split() {
                @Override
                public int size() {
                    return name.equals(TRAIN) ? train : test;
                }

                @Override
                public Batch read(int[] rows, Reading reading) {
                    Tensor x = reading.tensor("x", DType.FLOAT, rows.length, WIDTH);
                    Tensor label = reading.tensor("label", DType.FLOAT, rows.length, 1);
                    var values = x.floats();
                    var labels = label.floats();
                    for (int row : rows) {
                        SplittableRandom random = new SplittableRandom((clock ? System.nanoTime() : seed) + 31L * row + name.hashCode());
                        double sum = 0;
                        for (int i = 0; i < WIDTH; i++) {
                            double v = random.nextGaussian();
                            sum += v;
                            values.put((float) v);
                        }
                        labels.put(sum > 0 ? 1 : 0);
                    }
                    return new Batch(rows.length, Map.of("x", x, "label", label));
                }
            };
        }

        @Override
        public Map<String, Long> counts() {
            return Map.of("points", (long) train + 2L * test);
        }

        @Override
        public String fingerprint() {
            return "points-" + seed;
        }
    }
}
