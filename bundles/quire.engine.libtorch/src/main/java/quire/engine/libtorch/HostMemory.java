package quire.engine.libtorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's memory, as the operating system counts it. */
final class HostMemory {
    private static final Path INFO = Path.of("/proc/meminfo");

    private HostMemory() {
    }

    static long totalMb() {
        return field("MemTotal:");
    }

    static long freeMb() {
        return field("MemAvailable:");
    }

    /** A line of /proc/meminfo in MiB, or 0 where there is none. */
    private static long field(String name) {
        try (var lines = Files.lines(INFO)) {
            return lines.filter(l -> l.startsWith(name)).findFirst().map(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024).orElse(0L);
        } catch (IOException e) {
            return 0;
        }
    }
}
