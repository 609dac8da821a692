package quire.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.distribution.Quire.Outcome;

class KillAndResumeTest {
    @TempDir
    Path temporary;

    private static String[] training(String engine) {
        return new String[] {"train", "can", "--no-baseline", "--engine", engine, "--seed", "5", "--set", "train_rows=6000", "--set", "test_rows=1000",
            "--set", "epochs=3", "--set", "checkpoint_every=10"};
    }

    @ParameterizedTest
    @ValueSource(strings = {"nd4j", "libtorch"})
    void aKilledRunResumedEqualsAnUninterruptedOneBitForBit(String engine) throws Exception {
        Quire whole = new Quire(temporary.resolve("whole"));
        Outcome o = whole.run(training(engine));
        assertThat(o.exit()).as(o.err()).isZero();

        Quire broken = new Quire(temporary.resolve("broken"));
        killAtFirstCheckpoint(broken, engine);

        Outcome resumed = broken.run("resume", "last");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(Files.readString(broken.run().resolve("metrics.jsonl"))).isEqualTo(Files.readString(whole.run().resolve("metrics.jsonl")));
        assertThat(values(broken)).as("trained values").isEqualTo(values(whole));
        assertThat(broken.run("--json", "run", "last").json().findValue("metrics")).isEqualTo(whole.run("--json", "run", "last").json().findValue("metrics"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nd4j", "libtorch"})
    void aRunKilledOnOneEngineGoesOnOnTheOther(String engine) throws Exception {
        Quire whole = new Quire(temporary.resolve("whole"));
        Outcome o = whole.run(training("nd4j"));
        assertThat(o.exit()).as(o.err()).isZero();

        Quire broken = new Quire(temporary.resolve("broken"));
        killAtFirstCheckpoint(broken, engine);
        String other = engine.equals("nd4j") ? "libtorch" : "nd4j";
        Outcome resumed = broken.run("resume", "last", "--engine", other);
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        double expected = auc(whole);
        // ranks of close scores may differ by float rounding
        assertThat(auc(broken)).isCloseTo(expected, org.assertj.core.api.Assertions.within(0.02));
    }

    /** The trained numbers, without the header, which names the run. */
    private static byte[] values(Quire quire) throws Exception {
        byte[] file = Files.readAllBytes(quire.run().resolve("model.safetensors"));
        int header = Math.toIntExact(java.nio.ByteBuffer.wrap(file).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong());
        return java.util.Arrays.copyOfRange(file, 8 + header, file.length);
    }

    private static double auc(Quire quire) throws Exception {
        return quire.run("--json", "run", "last").json().findValue("test/auc").asDouble();
    }

    private static void killAtFirstCheckpoint(Quire broken, String engine) throws Exception {
        Process p = broken.start(training(engine));
        Instant limit = Instant.now().plus(Duration.ofSeconds(120));
        while (!broken.has("checkpoint.safetensors")) {
            assertThat(Instant.now()).isBefore(limit);
            assertThat(p.isAlive()).as("ended before it could be killed").isTrue();
            Thread.sleep(20);
        }
        p.destroyForcibly().waitFor();
        p.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void anInterruptedRunSaysHowToGoOn() throws Exception {
        Quire quire = new Quire(temporary.resolve("home"));
        Process p = quire.start("train", "can", "--no-baseline", "--set", "epochs=500");
        Instant limit = Instant.now().plus(Duration.ofSeconds(120));
        while (!quire.has("metrics.jsonl")) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(50);
        }
        p.destroy();
        assertThat(p.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(quire.run().resolve("checkpoint.safetensors")).exists();
        assertThat(Files.readString(temporary.resolve("background.out"))).contains("quire resume");
    }
}
