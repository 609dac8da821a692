package quire.nd4j.internal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the merged libraries print, line by line, and logs it at debug level.
 *
 * <p>The build puts {@link #out} in the place of {@code System.out} in their classes. Exchanging the stream of the
 * whole process instead would take other people's output too, and the Gogo shell puts its own stream back.
 */
public final class LibraryOutput {

    /** Stands for {@code System.out}; it keeps that field's name because only the class is exchanged. */
    public static final PrintStream out = new PrintStream(new Lines(), true, StandardCharsets.UTF_8);

    private LibraryOutput() {
    }

    /** Collects bytes to lines; PrintStream holds its lock while it calls. */
    private static final class Lines extends ByteArrayOutputStream {

        private static final Logger LOG = LoggerFactory.getLogger("quire.nd4j.output");

        @Override
        public synchronized void flush() {
            String text = toString(StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n');
            if (end >= 0) {
                reset();
                writeBytes(text.substring(end + 1).getBytes(StandardCharsets.UTF_8));
                text.substring(0, end).lines().filter(line -> !line.isBlank()).forEach(LOG::debug);
            }
        }
    }
}
