package quire.core.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which runs are being written: by this store, and through file locks by other processes. */
final class RunLocks {
    private static final String NAME = "lock";
    // systems drop a process's lock when any of its channels to the file closes, so own locks are never probed
    private final Set<Path> own = ConcurrentHashMap.newKeySet();

    /** A lock held; closing it lets go. */
    interface Held extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** Takes the lock of a run's folder, or gives null if somebody has it. */
    Held tryLock(Path folder) throws IOException {
        Path place = folder.toAbsolutePath().normalize();
        if (!own.add(place)) {
            return null;
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(place.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        } finally {
            if (lock == null) {
                own.remove(place);
                if (channel != null) {
                    channel.close();
                }
            }
        }
        if (lock == null) {
            return null;
        }
        FileChannel open = channel;
        return () -> {
            open.close();
            own.remove(place);
        };
    }

    /** Whether somebody is writing the run. */
    boolean locked(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(NAME))) {
            return own.contains(folder.toAbsolutePath().normalize());
        }
        Held held = tryLock(folder);
        if (held == null) {
            return true;
        }
        held.close();
        return false;
    }
}
