package quire.compute.gpu;

import quire.api.engine.CudaBuild;

/** Whether a build can run on a GPU. Decided from what the driver says, before the build is loaded. */
public record CudaDecision(boolean usable, String reason) {

    /** The first thing in the way, in the order in which a person would mend it. */
    public static CudaDecision of(String driver, Gpu gpu, CudaBuild build) {
        if (driver == null) {
            return new CudaDecision(false, "no NVIDIA driver");
        }
        if (compare(driver, build.driver()) < 0) {
            return new CudaDecision(false, "driver " + driver + " is too old for " + build.library() + ", which needs " + build.driver()
                    + "; update the driver");
        }
        String range = tenths(build.lowest()) + " to " + tenths(build.highest());
        if (gpu.capability() < build.lowest()) {
            return new CudaDecision(false, "compute capability " + tenths(gpu.capability()) + " is below what " + build.library()
                    + " has code for (" + range + ")");
        }
        if (gpu.capability() > build.highest()) {
            return new CudaDecision(false, "compute capability " + tenths(gpu.capability()) + " is newer than what " + build.library()
                    + " has code for (" + range + ")");
        }
        if (gpu.memoryMb() < build.memoryMb()) {
            return new CudaDecision(false, gpu.memoryMb() + " MiB of device memory; " + build.library() + " needs " + build.memoryMb() + " MiB");
        }
        return new CudaDecision(true, build.library() + " on compute capability " + tenths(gpu.capability()) + ", driver " + driver);
    }

    private static String tenths(int capability) {
        return capability / 10 + "." + capability % 10;
    }

    /** Compares versions number by number. */
    private static int compare(String a, String b) {
        String[] x = a.split("\\.");
        String[] y = b.split("\\.");
        for (int i = 0; i < Math.max(x.length, y.length); i++) {
            int order = Integer.compare(part(x, i), part(y, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int part(String[] parts, int i) {
        return i < parts.length && parts[i].matches("[0-9]{1,9}") ? Integer.parseInt(parts[i]) : 0;
    }
}
