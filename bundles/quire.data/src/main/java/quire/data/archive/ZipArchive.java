package quire.data.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import quire.api.QuireException;
import quire.data.file.AtomicFile;

/**
 * A zip file read by name. Names that would leave the archive's root, names that occur twice and archives beyond their {@link Limits}
 * are refused; limits are checked against what is really unpacked, whatever the directory claims.
 */
public final class ZipArchive implements Closeable {
    private final Path file;
    private final Limits limits;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private ZipArchive(Path file, Limits limits, ZipFile zip) {
        this.file = file;
        this.limits = limits;
        this.zip = zip;
    }

    /** Opens an archive with the usual limits; the caller closes it. */
    public static ZipArchive open(Path file) throws IOException {
        return open(file, Limits.usual());
    }

    /** Opens an archive; the caller closes it. @throws QuireException if it is damaged or beyond the limits */
    public static ZipArchive open(Path file, Limits limits) throws IOException {
        ZipArchive archive;
        try {
            archive = new ZipArchive(file, limits, new ZipFile(file.toFile()));
        } catch (ZipException e) {
            throw new QuireException(file + ": not a zip file or damaged: " + e.getMessage() + "; get it again", e);
        }
        try {
            archive.index();
            return archive;
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private void index() {
        if (zip.size() > limits.entries()) {
            throw new QuireException(file + ": " + zip.size() + " entries are more than " + limits.entries() + "; unpack it yourself and give the folder");
        }
        long claimed = 0;
        for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements();) {
            ZipEntry entry = e.nextElement();
            String name = entry.getName();
            if (escapes(name)) {
                throw new QuireException(file + ": entry '" + name + "' would leave the archive's folder; do not use this file");
            }
            if (entry.isDirectory()) {
                continue;
            }
            if (entries.put(name, entry) != null) {
                throw new QuireException(file + ": entry '" + name + "' is there twice; do not use this file");
            }
            claimed += Math.max(0, entry.getSize());
            if (claimed > limits.totalBytes() || claimed < 0) {
                throw new QuireException(file + ": unpacks to more than " + limits.totalBytes() + " bytes; unpack it yourself and give the folder");
            }
        }
    }

    private static boolean escapes(String name) {
        if (name.isEmpty() || name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0 || name.matches("[A-Za-z]:.*")) {
            return true;
        }
        return List.of(name.split("/")).contains("..");
    }

    /** Names of the files in it, in the archive's order. */
    public List<String> names() {
        return new ArrayList<>(entries.keySet());
    }

    /** Whether there is a file of this name. */
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Opens a file in the archive; the caller closes the stream. @throws QuireException if there is none of this name */
    public InputStream open(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new QuireException(file + ": holds no '" + name + "'; give the complete archive");
        }
        return new BoundedStream(zip.getInputStream(entry), this, entry);
    }

    /** All bytes of a file in the archive. */
    public byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    /** Unpacks everything into a folder, which is made. */
    public void extract(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        for (String name : entries.keySet()) {
            Path target = root.resolve(name).normalize();
            if (!target.startsWith(root)) {
                throw new QuireException(file + ": entry '" + name + "' would leave " + root + "; do not use this file");
            }
            Files.createDirectories(target.getParent());
            try (InputStream in = open(name)) {
                AtomicFile.stream(target, in::transferTo);
            }
        }
    }

    /** Checks what really came out of an entry; with no entry above its claim, the sum checked at opening holds. */
    void check(ZipEntry entry, long unpacked) {
        long packed = Math.max(1, entry.getCompressedSize());
        if (unpacked > entry.getSize()) {
            throw new QuireException(file + ": entry '" + entry.getName() + "' unpacks to more than the " + entry.getSize()
                    + " bytes it claims; do not use this file");
        }
        if (unpacked > limits.entryBytes() || unpacked > 1 << 20 && unpacked / packed > limits.ratio()) {
            throw new QuireException(file + ": entry '" + entry.getName() + "' unpacks to more than is allowed (" + limits.entryBytes()
                    + " bytes, ratio " + limits.ratio() + "); unpack it yourself and give the folder");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
