package quire.paper.msdconvlstm.netcdf;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import quire.api.QuireException;

/** CF's time axes, {@code hours since 1900-01-01}, as seconds since 1970-01-01T00:00Z. */
public final class CfTime {
    private static final Map<String, Integer> UNITS = Map.ofEntries(Map.entry("seconds", 1), Map.entry("second", 1), Map.entry("secs", 1),
            Map.entry("sec", 1), Map.entry("s", 1), Map.entry("minutes", 60), Map.entry("minute", 60), Map.entry("mins", 60), Map.entry("min", 60),
            Map.entry("hours", 3600), Map.entry("hour", 3600), Map.entry("hrs", 3600), Map.entry("hr", 3600), Map.entry("h", 3600),
            Map.entry("days", 86400), Map.entry("day", 86400), Map.entry("d", 86400));
    private static final Set<String> CALENDARS = Set.of("gregorian", "standard", "proleptic_gregorian");
    private static final Pattern SINCE = Pattern.compile(
            "(\\w+)\\s+since\\s+(-?\\d{1,4})-(\\d{1,2})-(\\d{1,2})(?:[T\\s]+(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d*)?)?)?)?\\s*(Z|UTC|GMT|[+-]?\\d{1,2}:?\\d{0,2})?\\s*");
    private final long origin;
    private final int unit;

    private CfTime(long origin, int unit) {
        this.origin = origin;
        this.unit = unit;
    }

    /** Whether a variable's units are those of a time axis. */
    public static boolean is(Variable v) {
        String units = v.attributes().text("units");
        return units != null && units.contains(" since ");
    }

    /** The axis of a variable. @throws QuireException on another calendar, unit or date */
    public static CfTime of(String file, Variable v) {
        String calendar = v.attributes().text("calendar");
        if (calendar != null && !calendar.isEmpty() && !CALENDARS.contains(calendar.toLowerCase(Locale.ROOT))) {
            throw QuireException.of("%s: time axis '%s' counts in calendar '%s'; only gregorian, standard and proleptic_gregorian are read", file, v.name(), calendar);
        }
        String units = String.valueOf(v.attributes().text("units"));
        Matcher m = SINCE.matcher(units);
        Integer unit = m.matches() ? UNITS.get(m.group(1).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw QuireException.of("%s: time axis '%s' has units '%s'; give seconds, minutes, hours or days since a date", file, v.name(), units);
        }
        try {
            LocalDate day = LocalDate.of(Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)), Integer.parseInt(m.group(4)));
            LocalTime time = LocalTime.of(part(m.group(5)), part(m.group(6)), part(m.group(7)));
            return new CfTime(day.toEpochSecond(time, ZoneOffset.UTC) - zone(m.group(8)), unit);
        } catch (java.time.DateTimeException e) {
            throw new QuireException(file + ": time axis '" + v.name() + "' starts at no date: '" + units + "'; correct the file", e);
        }
    }

    private static int part(String s) {
        return s == null ? 0 : Integer.parseInt(s);
    }

    private static int zone(String s) {
        if (s == null || !Character.isDigit(s.charAt(s.length() - 1))) {
            return 0;
        }
        String digits = s.replaceAll("[^0-9]", "");
        int hours = digits.length() > 2 ? Integer.parseInt(digits.substring(0, digits.length() - 2)) : Integer.parseInt(digits);
        int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(digits.length() - 2)) : 0;
        return (s.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
    }

    /** Seconds since 1970 of a value of the axis. */
    public long seconds(double value) {
        return origin + Math.round(value * unit);
    }
}
