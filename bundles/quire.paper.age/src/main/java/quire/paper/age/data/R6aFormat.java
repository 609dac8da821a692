package quire.paper.age.data;

/**
 * Lines of R6A: {@code 1241160900 109513 0 |user 2:0.000012 3:0.1 4:0.2 5:0.3 6:0.4 1:1.000000 |109498 2:0.306008 ...}: six real features
 * of the user, six of each article, in any order.
 */
final class R6aFormat implements YahooLine.Format {
    static final int NUMBERS = 6;

    @Override
    public String files() {
        return "ydata-fp-td-clicks-v1_0";
    }

    @Override
    public int features() {
        return 1;
    }

    @Override
    public int numbers() {
        return NUMBERS;
    }

    @Override
    public YahooLine parse(String place, String line) {
        LineParts p = LineParts.of(place, line, "time N click |user i:x... |N i:x...");
        double[][] items = new double[p.pool().length][];
        for (int i = 0; i < items.length; i++) {
            items[i] = numbers(p, p.pool()[i], 1, "article " + p.pool()[i][0]);
        }
        return new YahooLine(p.time(), p.shown(""), p.click(), new int[0], numbers(p, p.user(), 0, "the user"), p.articles(""), items);
    }

    private static double[] numbers(LineParts p, String[] words, int from, String whose) {
        double[] out = new double[NUMBERS];
        boolean[] seen = new boolean[NUMBERS];
        for (int i = from; i < words.length; i++) {
            int colon = words[i].indexOf(':');
            if (colon < 0) {
                throw p.error("'" + words[i] + "' of " + whose + " is not a feature i:x");
            }
            int at = (int) p.whole(words[i].substring(0, colon), "feature", 1, NUMBERS) - 1;
            if (seen[at]) {
                throw p.error(whose + " has feature " + (at + 1) + " twice");
            }
            seen[at] = true;
            out[at] = real(p, words[i].substring(colon + 1), whose);
        }
        if (words.length - from != NUMBERS) {
            throw p.error(whose + " has " + (words.length - from) + " features, not " + NUMBERS);
        }
        return out;
    }

    private static double real(LineParts p, String word, String whose) {
        double v;
        try {
            v = Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new quire.api.QuireException(p.error("'" + word + "' of " + whose + " is not a number").getMessage(), e);
        }
        if (!Double.isFinite(v)) {
            throw p.error("'" + word + "' of " + whose + " is not a finite number");
        }
        return v;
    }
}
