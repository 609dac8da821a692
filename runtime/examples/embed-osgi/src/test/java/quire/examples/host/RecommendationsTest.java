package quire.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import quire.launcher.QuireRuntime;

class RecommendationsTest {
    private static final Path DISTRIBUTION = Path.of("../../quire.runtime/target/quire");
    private static final String HOST = "(host.service=recommendations)";

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void aTrainedModelIsInjectedAndScores() throws Exception {
        try (QuireRuntime quire = QuireRuntime.start(DISTRIBUTION, folder.resolve("home"))) {
            BundleContext context = quire.context();
            String run = train(quire);
            context.installBundle(Path.of(System.getProperty("host.bundle")).toUri().toString()).start();
            assertThat(context.getServiceReferences(Function.class, HOST)).as("no model is served yet").isEmpty();

            Configurations.serve(context, run);
            List<String> lines = score(context);
            assertThat(lines).hasSize(3);
            for (String line : lines.subList(1, 3)) {
                assertThat(Double.parseDouble(line.substring(line.lastIndexOf(',') + 1))).isBetween(0.0, 1.0);
            }
            assertThat(devices(quire)).contains("serve " + run);

            quire.json("uninstall", "can");
            assertThat(context.getServiceReferences(Function.class, HOST)).as("the model goes with its paper").isEmpty();
            assertThat(devices(quire)).doesNotContain("serve " + run);

            quire.json("install", "can");
            assertThat(score(context)).as("and comes back with it").isEqualTo(lines);
        }
    }

    /** The list of devices with the leases on them. */
    private static String devices(QuireRuntime quire) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(quire.run(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, "devices")).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String train(QuireRuntime quire) {
        String json = quire.json("train", "can", "--no-baseline", "--set", "train_rows=600", "--set", "validation_rows=100", "--set", "test_rows=100",
                "--set", "max_steps=5");
        return json.replaceFirst("(?s).*\"run\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private List<String> score(BundleContext context) throws Exception {
        ServiceReference<?> reference = null;
        for (int i = 0; reference == null && i < 600; i++) {
            Thread.sleep(50);
            reference = context.getServiceReferences(Function.class, HOST).stream().findFirst().orElse(null);
        }
        assertThat(reference).as("the host's service").isNotNull();
        @SuppressWarnings("unchecked") // registered by the host's bundle under this filter
        Function<Path, List<String>> recommendations = (Function<Path, List<String>>) context.getService(reference);
        try {
            Path requests = folder.resolve("requests.csv");
            Files.write(requests, new ArrayList<>(List.of("user,item,category,history,history_category", "u1,i1;i2,c1;c2,i1|i2,c1|c2")));
            return recommendations.apply(requests);
        } finally {
            context.ungetService(reference);
        }
    }
}
