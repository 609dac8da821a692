package quire.paper.age.data;

/**
 * Lines of R6B: {@code 1317513291 id-560620 0 |user 1 9 11 |id-552077 |id-555224}. Features are ids from 1 to 136 in any order; articles
 * have none.
 */
final class R6bFormat implements YahooLine.Format {
    static final int FEATURES = 136;
    private static final String ARTICLE = "id-";

    @Override
    public String files() {
        return "ydata-fp-td-clicks-v2_0";
    }

    @Override
    public int features() {
        return FEATURES + 1;
    }

    @Override
    public int numbers() {
        return 0;
    }

    @Override
    public YahooLine parse(String place, String line) {
        LineParts p = LineParts.of(place, line, "time id-N click |user features |id-N...");
        int[] features = new int[p.user().length];
        for (int i = 0; i < features.length; i++) {
            features[i] = (int) p.whole(p.user()[i], "feature", 1, FEATURES);
        }
        for (String[] article : p.pool()) {
            if (article.length != 1) {
                throw p.error("article " + article[0] + " has features, which R6B has not");
            }
        }
        return new YahooLine(p.time(), p.shown(ARTICLE), p.click(), features, new double[0], p.articles(ARTICLE), null);
    }

    /** The line of a visit; {@link #parse} reads the same from it. */
    String line(YahooLine v) {
        StringBuilder out = new StringBuilder().append(v.time()).append(' ').append(ARTICLE).append(v.shown()).append(' ').append(v.click()).append(" |user");
        for (int f : v.features()) {
            out.append(' ').append(f);
        }
        for (long a : v.pool()) {
            out.append(" |").append(ARTICLE).append(a);
        }
        return out.toString();
    }
}
