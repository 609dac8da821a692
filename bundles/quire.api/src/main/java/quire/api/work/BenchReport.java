package quire.api.work;

import java.util.List;

/** What {@code bench} measured; medians in milliseconds, NaN where a case has no such thing. */
public record BenchReport(String paper, List<Row> rows, String device, int threads) {
    /**
     * One case on one engine.
     *
     * @param host_ms part of {@code train_ms} that a reading thread does beside the device in a real training
     */
    public record Row(String name, String engine, int batch, long params, double train_ms, double infer_ms, double host_ms, double items_per_s,
            double native_peak_mb, double heap_peak_mb) {
    }
}
