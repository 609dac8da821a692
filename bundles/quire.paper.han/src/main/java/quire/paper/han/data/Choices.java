package quire.paper.han.data;

import quire.api.option.Options;

/** Options that several recordings share. */
final class Choices {
    private Choices() {
    }

    /** Classes, of gestures alone or with the way they are done. */
    static Options classes() {
        return Options.none().word("classes", "14", "14 gestures, or 28 where one finger and whole hand differ", "14", "28");
    }

    /** Validation by subject. */
    static Options validation() {
        return Options.none()
                .number("validation", 0.2, 0.01, 0.9, "share of the subjects not tested on that is kept for validation")
                .integer("split_seed", 1, 0, Integer.MAX_VALUE, "chooses subjects; apart from the run's seed, so that seeds compare on one split");
    }

    /** The files' unit, and how frames are sampled from them. */
    static Options reading(String unit) {
        return Options.none().word("unit", unit, "unit of the files", "m", "mm").and(Sampling.options());
    }
}
