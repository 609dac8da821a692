package quire.core.job;

/** Configuration {@code quire.jobs}. */
@interface JobSettings {
    /** Prefix of the properties. */
    String PREFIX_ = "quire.jobs.";

    /** Jobs at once on the CPU. */
    int cpu() default 2;

    /** Jobs at once on each other device. */
    int device() default 1;

    /** Seconds that jobs are given to end when their bundle stops. */
    int patience() default 30;
}
