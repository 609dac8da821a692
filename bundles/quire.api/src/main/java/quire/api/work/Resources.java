package quire.api.work;

import quire.api.QuireException;

/**
 * What a job may hold and how soon it runs.
 *
 * @param memoryMb native memory its leases may hold, MiB; 0 for the platform's default
 * @param priority -10 to 10; of the jobs waiting for a device the larger goes first, 0 is usual
 */
public record Resources(long memoryMb, int priority) {
    /** The platform's defaults. */
    public static final Resources DEFAULT = new Resources(0, 0);
    private static final int FURTHEST = 10;

    /** @throws QuireException if a value is out of range */
    public Resources {
        if (memoryMb < 0) {
            throw new QuireException("memory is " + memoryMb + " MiB; give a positive amount such as 2g or 512m");
        }
        if (Math.abs(priority) > FURTHEST) {
            throw new QuireException("priority is " + priority + "; give a number from -10 to 10");
        }
    }

    /**
     * Reads an amount of memory as people write it: {@code 512m}, {@code 2g}, {@code 1.5g}, or MiB as a plain number.
     *
     * @return MiB, at least 1
     * @throws QuireException if it cannot be read
     */
    public static long memory(String text) {
        String t = text.strip().toLowerCase(java.util.Locale.ROOT);
        if (!t.matches("[0-9]{1,9}(\\.[0-9]{1,3})?[mg]?")) {
            throw new QuireException("memory '" + text + "' cannot be read; write for example 2g or 512m");
        }
        double number = Double.parseDouble(t.replaceAll("[mg]", ""));
        long mb = Math.round(t.endsWith("g") ? number * 1024 : number);
        if (mb < 1) {
            throw new QuireException("memory '" + text + "' is too little; give at least 1m");
        }
        return mb;
    }
}
