package quire.api.experiment;

import java.util.function.Function;

/**
 * A sentence of a paper that numbers can decide.
 *
 * @param id        short name
 * @param statement what is claimed
 * @param rule      the rule in words, fixed before any run
 * @param judge     the rule in code
 */
public record Claim(String id, String statement, String rule, Function<Results, Finding> judge) {
    /** @param evidence the numbers the verdict rests on, one line */
    public record Finding(Verdict verdict, String evidence) {
    }
}
