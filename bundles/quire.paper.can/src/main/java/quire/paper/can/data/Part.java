package quire.paper.can.data;

import quire.api.tensor.Seeds;

/** The splits of click data. */
enum Part {
    TRAIN("train"), VALIDATION("validation"), TEST("test"), TEST_COLD("test_cold");

    private final String split;

    Part(String split) {
        this.split = split;
    }

    /** Name of the split. */
    String split() {
        return split;
    }

    /** The part of a key (a user, a row): the same for the same seed and key, whatever else is in the data. */
    static Part of(long seed, Object key, double validation, double test) {
        double u = (Seeds.derive(seed, "part", key) >>> 11) * 0x1p-53;
        return u < test ? TEST : u < test + validation ? VALIDATION : TRAIN;
    }

    /** The part a file holds, from its name. */
    static Part named(String file) {
        String n = file.toLowerCase(java.util.Locale.ROOT);
        return n.contains("cold") ? TEST_COLD : n.contains("valid") ? VALIDATION : n.contains("test") ? TEST : TRAIN;
    }
}
