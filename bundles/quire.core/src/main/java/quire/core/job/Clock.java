package quire.core.job;

/** Reads a clock in nanoseconds that only moves forward. */
@FunctionalInterface
interface Clock {
    long nanos();
}
