package quire.shell.peer;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers other processes of the same user about this process' jobs, on the loopback address. Only who can read the file in the home
 * folder knows the word that opens it, and only the job commands are run.
 */
public final class PeerServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeerServer.class);
    private static final Set<String> ALLOWED = Set.of("jobs", "job", "stop");
    private static final int READ_MS = 5000;

    /** Runs words as a command with JSON; returns the exit code. */
    @FunctionalInterface
    public interface Runner {
        int run(PrintStream out, PrintStream err, String... words);
    }

    private final Runner runner;
    private final Path file;
    private final ServerSocket socket;
    private final String word;
    private final ExecutorService threads;

    /** Listens at once. @param home folder whose {@code tmp/} tells others of this process */
    public PeerServer(Path home, Runner runner) throws IOException {
        this.runner = runner;
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        word = HexFormat.of().formatHex(random);
        file = Peers.file(home);
        socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "quire-peer-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, socket.getLocalPort() + " " + word + "\n", StandardOpenOption.WRITE);
        threads.execute(this::accept);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket peer = socket.accept();
                threads.execute(() -> answer(peer));
            } catch (IOException | java.util.concurrent.RejectedExecutionException e) {
                if (!socket.isClosed()) {
                    LOG.warn("cannot accept another process", e);
                }
            }
        }
    }

    private void answer(Socket peer) {
        try (peer) {
            peer.setSoTimeout(READ_MS);
            DataInputStream in = new DataInputStream(peer.getInputStream());
            String[] words = read(in);
            if (words == null) {
                return;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int code = runner.run(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), words);
            byte[] text = (code == 0 ? out : err).toByteArray();
            DataOutputStream reply = new DataOutputStream(peer.getOutputStream());
            reply.writeInt(code);
            reply.writeInt(text.length);
            reply.write(text);
            reply.flush();
        } catch (java.io.EOFException e) {
            LOG.trace("another process only looked whether this one is there", e);
        } catch (IOException e) {
            LOG.debug("another process went away", e);
        }
    }

    private String[] read(DataInputStream in) throws IOException {
        boolean known = MessageDigest.isEqual(in.readUTF().getBytes(StandardCharsets.UTF_8), word.getBytes(StandardCharsets.UTF_8));
        int n = in.readInt();
        if (!known || n < 1 || n > 4) {
            return null;
        }
        String[] words = new String[n];
        for (int i = 0; i < n; i++) {
            words[i] = in.readUTF();
        }
        return ALLOWED.contains(words[0]) ? words : null;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        Files.deleteIfExists(file);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("an answer to another process takes long; it ends with its job");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
