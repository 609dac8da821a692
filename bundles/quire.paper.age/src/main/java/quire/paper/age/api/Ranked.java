package quire.paper.age.api;

/**
 * A candidate with its scores.
 *
 * @param pctr             plain predicted click rate, without exploration: for billing and logs
 * @param exploreScore     for ranking only
 * @param delta            uncertainty of the prediction, 0 where the policy has none
 * @param gate             whether the gating unit lets it be explored
 * @param perturbationNorm how far its embedding moved
 */
public record Ranked(long item, double pctr, double exploreScore, double delta, boolean gate, double perturbationNorm) {
}
