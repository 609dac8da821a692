package quire.shell.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import quire.shell.command.Peer;

/** Finds the other processes of a home folder by the files they leave in {@code tmp/}. */
public final class Peers {
    private static final Pattern FILE = Pattern.compile("process-(\\d+)\\.peer");

    private Peers() {
    }

    static Path file(Path home) {
        return home.resolve("tmp").resolve("process-" + ProcessHandle.current().pid() + ".peer");
    }

    /** Processes that answer now, without this one. */
    public static List<Peer> of(Path home) {
        List<Peer> peers = new ArrayList<>();
        if (!Files.isDirectory(home.resolve("tmp"))) {
            return peers;
        }
        try (Stream<Path> files = Files.list(home.resolve("tmp"))) {
            for (Path file : files.sorted().toList()) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches() && Long.parseLong(name.group(1)) != ProcessHandle.current().pid()) {
                    add(peers, Long.parseLong(name.group(1)), file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return peers;
    }

    private static void add(List<Peer> peers, long pid, Path file) throws IOException {
        if (ProcessHandle.of(pid).isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        try {
            String[] words = Files.readString(file).strip().split(" ");
            RemoteProcess peer = new RemoteProcess(pid, Integer.parseInt(words[0]), words[1]);
            peer.connect().close();
            peers.add(peer);
        } catch (IOException | ArrayIndexOutOfBoundsException | NumberFormatException e) {
            // it is just starting or ending: not there yet, or no more
            org.slf4j.LoggerFactory.getLogger(Peers.class).debug("process {} does not answer", pid, e);
        }
    }

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
