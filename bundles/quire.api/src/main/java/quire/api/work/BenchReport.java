package quire.api.work;

import java.util.List;
import java.util.Map;

/** What {@code bench} measured; medians in milliseconds, NaN where a case has no such thing. */
public record BenchReport(String paper, List<Row> rows, String device, int threads) {
    /**
     * One case on one engine.
     *
     * @param host_ms part of {@code train_ms} that a reading thread does beside the device in a real training
     * @param figures what the case measured itself, by name with the unit
     */
    public record Row(String name, String engine, int batch, long params, double train_ms, double infer_ms, double host_ms, double items_per_s,
            double native_peak_mb, double heap_peak_mb, Map<String, Double> figures) {
        /** A case that measured nothing itself. */
        public Row(String name, String engine, int batch, long params, double trainMs, double inferMs, double hostMs, double itemsPerS,
                double nativePeakMb, double heapPeakMb) {
            this(name, engine, batch, params, trainMs, inferMs, hostMs, itemsPerS, nativePeakMb, heapPeakMb, Map.of());
        }
    }
}
