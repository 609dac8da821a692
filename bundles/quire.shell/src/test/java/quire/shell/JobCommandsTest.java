package quire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.shell.command.Peer;
import quire.shell.peer.PeerServer;
import quire.shell.peer.Peers;

class JobCommandsTest {
    @TempDir
    Path home;

    private FakeDesk desk(FakeJob<?> job) {
        return new FakeDesk(home).on("jobs", a -> List.of(job)).on("job", a -> job);
    }

    @Test
    void jobsAreListedAndToldAndStopped() {
        FakeJob<String> job = new FakeJob<String>("job-1", "").message("run r1");
        FakeDesk desk = desk(job);
        assertThat(Said.by(desk, "jobs").out()).contains("job-1", "running", "work job-1", "waiting");
        assertThat(Said.by(desk, "job", "job-1").out()).contains("owner: quire.paper.x 1.0.0", "run r1");
        assertThat(Said.by(desk, "job", "job-1", "--json").document().get("messages")).isEqualTo(List.of("run r1"));
        assertThat(Said.by(desk, "stop", "job-1", "--json").document()).isEqualTo(Map.of("job", "job-1", "state", "cancelled"));
    }

    @Test
    void jobsOfOtherProcessesAreListedAndReached() {
        FakeDesk other = desk(new FakeJob<String>("job-4", "").message("there"));
        FakeDesk mine = new FakeDesk(home).on("jobs", a -> List.of());
        mine.peers.add(new Peer() {
            @Override
            public long pid() {
                return 77;
            }

            @Override
            public Object ask(String... command) {
                Said said = Said.by(other, java.util.stream.Stream.concat(java.util.stream.Stream.of("--json"), java.util.Arrays.stream(command))
                        .toArray(String[]::new));
                return quire.data.json.Json.parse("peer", said.out(), Object.class);
            }
        });
        assertThat(Said.by(mine, "jobs").out()).contains("77:job-4");
        assertThat(Said.by(mine, "job", "77:job-4").out()).contains("there");
        assertThat(Said.by(mine, "stop", "77:job-4").out()).contains("job 77:job-4 is cancelled");
        assertThat(Said.by(mine, "stop", "78:job-4").err()).contains("no Quire process 78");
    }

    @Test
    void aProcessAnswersOnlyWhoKnowsItsWordAndOnlyAboutJobs() throws Exception {
        PeerServer.Runner runner = (PrintStream out, PrintStream err, String... words) -> {
            out.println("[\"" + String.join(" ", words) + "\"]");
            return 0;
        };
        Path file;
        try (PeerServer server = new PeerServer(home, runner)) {
            assertThat(server).isNotNull();
            file = home.resolve("tmp/process-" + ProcessHandle.current().pid() + ".peer");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            String[] words = Files.readString(file).strip().split(" ");
            // under the number of another living process, so that it is taken for one
            long parent = ProcessHandle.current().parent().orElseThrow().pid();
            Path twin = home.resolve("tmp/process-" + parent + ".peer");
            Files.writeString(twin, words[0] + " " + words[1]);
            Peer peer = Peers.of(home).get(0);
            assertThat(peer.pid()).isEqualTo(parent);
            assertThat(peer.ask("jobs")).isEqualTo(List.of("jobs"));
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> peer.ask("deploy", "x.jar"))).hasMessageContaining("does not answer");
            Files.writeString(twin, words[0] + " wrong");
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Peers.of(home).get(0).ask("jobs"))).hasMessageContaining("does not answer");
        }
        assertThat(file).doesNotExist();
        assertThat(Peers.of(home)).isEmpty();
    }
}
