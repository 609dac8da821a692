package quire.api.run;

import java.util.Map;
import quire.api.dataset.Schema;

/**
 * The record of a run, {@code run.json}.
 *
 * @param state        {@code running}, {@code done}, {@code failed}, {@code cancelled}
 * @param engine       engine that ran, with {@code engineReason} why
 * @param schema       the data's schema, null until it has been opened
 * @param dataHash     fingerprint of the data
 * @param dataCounts   what was read and skipped
 * @param parameters   trainable values, tables included
 * @param bundles      name to version of the bundles that took part
 * @param started      ISO time
 * @param seconds      time spent so far, over all resumptions
 * @param metrics      final metrics, {@code <split>/<metric>}
 * @param error        what went wrong, or null
 */
public record RunInfo(String id, String state, RunSpec spec, String engine, String engineReason, String device, int threads,
        Schema schema, String dataHash, Map<String, Long> dataCounts, long parameters, Map<String, String> bundles, String started,
        double seconds, Map<String, Double> metrics, String error) {
}
