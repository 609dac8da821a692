package quire.conformance.check;

import java.util.Locale;
import quire.api.work.CheckReport;

/** What a check found. @param reason one line */
public record Outcome(String result, String reason) {
    static Outcome passed(String format, Object... arguments) {
        return new Outcome(CheckReport.PASSED, String.format(Locale.ROOT, format, arguments));
    }

    static Outcome notApplicable(String format, Object... arguments) {
        return new Outcome(CheckReport.NOT_APPLICABLE, String.format(Locale.ROOT, format, arguments));
    }

    /** The check could not be done, because something threw. */
    public static Outcome thrown(Throwable t) {
        String what = t instanceof Broken || t instanceof quire.api.QuireException ? t.getMessage() : t.toString();
        return new Outcome(CheckReport.FAILED, what.strip().replaceAll("\\s*\\R\\s*", " "));
    }
}
