package quire.compute.gpu;

import java.util.List;

/** Asks the graphics driver what is there, without any library of an engine. */
@FunctionalInterface
public interface GpuProbe {
    /** What is there now. */
    Findings probe();

    /**
     * What a probe found.
     *
     * @param driver  version of the driver, or null without one
     * @param problem why nothing is known, one line; null if all went well
     */
    record Findings(String driver, List<Gpu> gpus, String problem) {
        /** A machine without a driver. */
        public static Findings noDriver() {
            return new Findings(null, List.of(), null);
        }
    }
}
