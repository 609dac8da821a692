package quire.paper.msdconvlstm.grib;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import quire.api.QuireException;

/** Product templates 4.0 and 4.1 (an instant), 4.8 and 4.11 (an interval; 4.1 and 4.11 of an ensemble's member): what was forecast, where and when. */
record Product(int category, int number, int surface, double level, long start, long end) {
    private static final int[] SECONDS = {60, 3600, 86400};

    static Product read(Octets s, long reference) {
        int template = (int) s.unsigned(8, 2);
        boolean interval = template == 8 || template == 11;
        if (template != 0 && template != 1 && !interval) {
            throw QuireException.of("%s: product definition template 4.%d; only 4.0 and 4.1 (instant), 4.8 and 4.11 (interval) are read", s.where(), template);
        }
        long start = reference + seconds(s, 18, s.signed(19, 4));
        // a member's number stands before the end of its interval
        long end = !interval ? start : time(s, template == 8 ? 35 : 38);
        int surface = s.at(23);
        double level = surface == 255 || s.unsigned(25, 4) == 0xFFFFFFFFL ? 0 : s.signed(25, 4) * Math.pow(10, -s.signed(24, 1));
        return new Product(s.at(10), s.at(11), surface, level, start, end);
    }

    private static long seconds(Octets s, int octet, long n) {
        int unit = s.at(octet);
        return switch (unit) {
            case 0, 1, 2 -> n * SECONDS[unit];
            case 10 -> n * 3 * 3600;
            case 11 -> n * 6 * 3600;
            case 12 -> n * 12 * 3600;
            case 13 -> n;
            default -> throw QuireException.of("%s: unit of time %d; only seconds, minutes, hours and days are read", s.where(), unit);
        };
    }

    /** Year, month, day, hour, minute, second. */
    static long time(Octets s, int octet) {
        try {
            return LocalDateTime.of((int) s.unsigned(octet, 2), s.at(octet + 2), s.at(octet + 3), s.at(octet + 4), s.at(octet + 5), Math.min(59, s.at(octet + 6)))
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new QuireException(s.where() + ": no valid date in it (" + e.getMessage() + "); get the file again", e);
        }
    }
}
