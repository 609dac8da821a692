package quire.api.experiment;

/** What a claim's rule says of the numbers. */
public enum Verdict { CONFIRMED, REFUTED, INCONCLUSIVE }
