package quire.paper.age.service;

import java.util.Map;
import quire.api.QuireException;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.paper.age.explore.PolicyOptions;

/**
 * What may be set of an explorer beside its policy.
 *
 * @param share       share of requests that may be explored; which ones follows from their ids
 * @param impressions an item shown this often is no longer explored; 0 for no bound (paper, online: 3000)
 * @param learnEvery  outcomes from one round of updates to the next; 0 never learns
 * @param remembered  requests that can still be answered
 */
record ExplorerOptions(PolicyOptions policy, Map<String, String> text, double share, long impressions, int learnEvery, int updates, int batch,
        int window, double rate, int remembered) {

    static Options options() {
        return PolicyOptions.options()
                .number("share", 1, 0, 1, "share of requests that may be explored")
                .integer("impressions", 0, 0, Integer.MAX_VALUE, "an item shown this often is not explored any more; 0 = no bound (paper, online: 3000)")
                .integer("learn_every", 128, 0, 1 << 20, "outcomes from one round of updates to the next; 0 = never")
                .integer("updates", 6, 1, 10000, "updates of a round")
                .integer("batch", 128, 1, 65536, "outcomes per update")
                .integer("window", 6400, 1, 1 << 24, "newest outcomes that updates draw from")
                .number("rate", 0.01, 1e-9, 1, "Adam's learning rate")
                .integer("remembered", 100000, 1, 1 << 24, "newest requests that can still be answered");
    }

    static ExplorerOptions of(Map<String, String> set) {
        OptionValues o = options().parse(set);
        PolicyOptions policy = PolicyOptions.of(o);
        if (policy.networks() > 1 || policy.policy().equals("linucb")) {
            throw new QuireException("policy '" + policy.policy() + "' needs more than the one network of a run; an explorer serves greedy, random,"
                    + " epsilon, mc-*, gradient-* and age-*");
        }
        return new ExplorerOptions(policy, o.text(), o.number("share"), o.integer("impressions"), o.integer("learn_every"), o.integer("updates"),
                o.integer("batch"), o.integer("window"), o.number("rate"), o.integer("remembered"));
    }
}
