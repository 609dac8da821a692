package quire.paper.msdconvlstm.grid;

import java.util.List;
import quire.api.QuireException;

/**
 * Fields on one grid at rising times.
 *
 * @param times  seconds since 1970
 * @param values [time][element][cells], rows from the north; NaN where missing
 */
public record Series(Grid grid, List<Element> elements, long[] times, float[][][] values) {
    /** Days a month may have: such steps count as one. */
    private static final long MONTH = 28 * 86400L;
    private static final long LONGEST_MONTH = 31 * 86400L;

    /** Place of an element. @throws QuireException with the names there are */
    public int index(String name) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).name().equals(name)) {
                return i;
            }
        }
        throw QuireException.of("no element '%s'; there are %s", name, elements.stream().map(Element::name).toList());
    }

    /** The usual distance of times, seconds: the smallest there is. */
    public long step() {
        long least = Long.MAX_VALUE;
        for (int i = 1; i < times.length; i++) {
            least = Math.min(least, times[i] - times[i - 1]);
        }
        return times.length < 2 ? 0 : least;
    }

    /** Whether {@code n} frames from {@code from} follow each other without a gap. */
    public boolean continuous(int from, int n, long step) {
        for (int i = from + 1; i < from + n; i++) {
            long d = times[i] - times[i - 1];
            if (d != step && !(step >= MONTH && d >= MONTH && d <= LONGEST_MONTH)) {
                return false;
            }
        }
        return true;
    }
}
