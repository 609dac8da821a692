package quire.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Notices what changes in a folder. A file counts when its size and time have been the same for two looks, so that one that is being
 * copied is left alone. Not thread-safe.
 */
final class LoadFolder {
    /** What a file looks like from outside. */
    record Look(long size, long time) {
    }

    /** @param ready files that are new or changed and at rest, oldest first
     *  @param gone names of files dealt with earlier that are no more
     *  @param pending whether others may become ready at the next look */
    record Changes(List<Path> ready, List<String> gone, boolean pending) {
    }

    private final Path folder;
    private final Map<String, Look> before = new HashMap<>();
    private final Map<String, Look> done = new HashMap<>();

    LoadFolder(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Looks once. @param atRest time in ms since the epoch; a file not touched since counts at the first look */
    Changes look(long atRest) throws IOException {
        Map<String, Look> now = read();
        List<Path> ready = new ArrayList<>();
        boolean pending = false;
        for (Map.Entry<String, Look> e : now.entrySet()) {
            if (e.getValue().equals(done.get(e.getKey()))) {
                continue;
            }
            if (e.getValue().equals(before.get(e.getKey())) || e.getValue().time() < atRest) {
                ready.add(folder.resolve(e.getKey()));
                done.put(e.getKey(), e.getValue());
            } else {
                pending = true;
            }
        }
        List<String> gone = done.keySet().stream().filter(name -> !now.containsKey(name)).sorted().toList();
        gone.forEach(done::remove);
        ready.sort(Comparator.comparingLong((Path p) -> now.get(p.getFileName().toString()).time()).thenComparing(Path::getFileName));
        before.clear();
        before.putAll(now);
        return new Changes(ready, gone, pending);
    }

    private Map<String, Look> read() throws IOException {
        Map<String, Look> looks = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().endsWith(".jar")).toList()) {
                try {
                    BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
                    if (a.isRegularFile()) {
                        looks.put(file.getFileName().toString(), new Look(a.size(), a.lastModifiedTime().toMillis()));
                    }
                } catch (NoSuchFileException e) {
                    // deleted since it was listed: the next look sees that it is gone
                    looks.remove(file.getFileName().toString());
                }
            }
        }
        return looks;
    }

    /** Says that a file was put here and dealt with by ourselves. */
    void dealtWith(String name) throws IOException {
        Look look = read().get(name);
        if (look != null) {
            done.put(name, look);
        }
    }

    /** Makes files count as new again. */
    void again(Set<String> names) {
        done.keySet().removeAll(names);
    }

    /** Says that a file was deleted by ourselves. */
    void forget(String name) {
        done.remove(name);
    }
}
