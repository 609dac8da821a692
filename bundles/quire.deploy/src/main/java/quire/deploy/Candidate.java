package quire.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import quire.api.QuireException;

/**
 * A jar that has been read from end to end and found to be a bundle, in a copy of our own: what lies in the load folder may change
 * while it is being installed. Closing deletes the copy.
 *
 * @param sha content, as hexadecimal SHA-256
 */
record Candidate(String file, String name, Version version, String sha, Path copy) implements AutoCloseable {
    /** More than any bundle of ours unpacks to; a jar that claims more is a bomb. */
    private static final long LIMIT = 8L << 30;

    /** Copies and checks a jar. @throws QuireException saying why it is no bundle */
    static Candidate read(Path jar, Path work) throws IOException {
        Files.createDirectories(work);
        Path copy = Files.createTempFile(work, "candidate", ".jar");
        try {
            String sha = copy(jar, copy);
            return check(jar.getFileName().toString(), sha, copy);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static String copy(Path jar, Path copy) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
            Files.copy(jar, out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Candidate check(String file, String sha, Path copy) throws IOException {
        Attributes main;
        try (JarFile jar = new JarFile(copy.toFile())) {
            readAll(file, jar);
            if (jar.getManifest() == null) {
                throw new QuireException(file + " is no bundle: it has no manifest; deploy the jar that the bnd plugin built");
            }
            main = jar.getManifest().getMainAttributes();
        } catch (java.util.zip.ZipException e) {
            throw new QuireException(file + " is not a whole jar (" + e.getMessage() + "); copy it again", e);
        } catch (SecurityException e) {
            throw new QuireException(file + " is signed and has been changed since (" + e.getMessage() + "); get the original", e);
        }
        String name = main.getValue(Constants.BUNDLE_SYMBOLICNAME);
        if (name == null || !"2".equals(trim(main.getValue(Constants.BUNDLE_MANIFESTVERSION)))) {
            throw new QuireException(file + " is no bundle: its manifest lacks Bundle-SymbolicName or Bundle-ManifestVersion 2;"
                    + " deploy the jar that the bnd plugin built");
        }
        String host = main.getValue(Constants.FRAGMENT_HOST);
        if (host != null) {
            throw new QuireException(file + " is a fragment of " + first(host) + ", which would have to restart for it;"
                    + " put it into the distribution's bundles instead");
        }
        try {
            String version = main.getValue(Constants.BUNDLE_VERSION);
            return new Candidate(file, first(name), version == null ? Version.emptyVersion : Version.parseVersion(version.strip()), sha, copy);
        } catch (IllegalArgumentException e) {
            throw new QuireException(file + " has a bad Bundle-Version: " + e.getMessage() + "; build it again", e);
        }
    }

    /** Reading checks each entry's sum, so that a jar cut or damaged in the middle is found now. */
    private static void readAll(String file, JarFile jar) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements();) {
            try (InputStream in = jar.getInputStream(entries.nextElement())) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    total += n;
                    if (total > LIMIT) {
                        throw new QuireException(file + " unpacks to more than " + (LIMIT >> 30) + " GiB; that is no bundle");
                    }
                }
            } catch (java.io.EOFException e) {
                throw new QuireException(file + " is not a whole jar (" + e.getMessage() + "); copy it again", e);
            }
        }
    }

    private static String first(String header) {
        return header.replaceFirst("[;,].*", "").strip();
    }

    private static String trim(String text) {
        return text == null ? null : text.strip();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(copy);
    }
}
