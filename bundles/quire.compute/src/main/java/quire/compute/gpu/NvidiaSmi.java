package quire.compute.gpu;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the program that comes with the driver: no context is made on a device, and no native library enters this process. */
public final class NvidiaSmi implements GpuProbe {
    private static final int PATIENCE = 10;
    private static final long FRESH = TimeUnit.SECONDS.toNanos(10);
    private static final int FIELDS = 6;

    private final Optional<Path> program;
    private Findings last;
    private long asked;

    public NvidiaSmi() {
        program = find(System.getenv("PATH"));
    }

    private static Optional<Path> find(String path) {
        for (String folder : (path == null ? "" : path).split(File.pathSeparator)) {
            Path file = Path.of(folder).resolve("nvidia-smi");
            if (!folder.isEmpty() && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized Findings probe() {
        if (program.isEmpty()) {
            return Findings.noDriver();
        }
        if (last == null || System.nanoTime() - asked > FRESH) {
            last = ask(program.get());
            asked = System.nanoTime();
        }
        return last;
    }

    private static Findings ask(Path program) {
        try {
            // a file, as a driver that hangs would keep a pipe open
            Path answer = Files.createTempFile("quire-gpu", ".csv");
            try {
                Process process = new ProcessBuilder(program.toString(),
                        "--query-gpu=index,name,memory.total,memory.free,compute_cap,driver_version", "--format=csv,noheader,nounits")
                        .redirectErrorStream(true).redirectOutput(answer.toFile()).start();
                if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return new Findings(null, List.of(), "the NVIDIA driver did not answer within " + PATIENCE + " s");
                }
                String text = Files.readString(answer, StandardCharsets.UTF_8);
                return process.exitValue() == 0 ? parse(text)
                        : new Findings(null, List.of(), "the NVIDIA driver does not work: " + text.strip().lines().findFirst().orElse("no reason given"));
            } finally {
                Files.delete(answer);
            }
        } catch (IOException e) {
            return new Findings(null, List.of(), "the NVIDIA driver cannot be asked: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Findings(null, List.of(), "interrupted while asking the NVIDIA driver");
        }
    }

    /** Reads what the program prints, a line for each GPU. */
    static Findings parse(String text) {
        List<Gpu> gpus = new ArrayList<>();
        String driver = null;
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            String[] f = line.split(",", -1);
            if (f.length != FIELDS || !f[4].strip().matches("[0-9]+\\.[0-9]")) {
                return new Findings(null, List.of(), "the NVIDIA driver answers '" + line.strip() + "', which cannot be read; update the driver");
            }
            driver = f[5].strip();
            gpus.add(new Gpu((int) number(f[0]), f[1].strip(), number(f[2]), number(f[3]), Integer.parseInt(f[4].strip().replace(".", ""))));
        }
        return new Findings(driver, gpus, gpus.isEmpty() ? "the NVIDIA driver lists no GPU" : null);
    }

    /** 0 where the driver does not know ({@code [N/A]}: memory shared with the host). */
    private static long number(String field) {
        String f = field.strip();
        return f.matches("[0-9]{1,9}") ? Long.parseLong(f) : 0;
    }
}
