package quire.data.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import quire.api.QuireException;
import quire.data.file.AtomicFile;

/**
 * JSON documents and lines made of records, maps, lists, strings and numbers. JSON has no NaN and no infinity: both are written as
 * {@code null}, and {@code null} read as a double is NaN. Unknown fields are refused.
 *
 * <p>Nothing of the classes given here is remembered, so that the bundle they come from can go.
 */
public final class Json {
    private Json() {
    }

    /** Replaces a file by an indented document, whole or not at all. */
    public static void write(Path file, Object value) throws IOException {
        AtomicFile.text(file, text(value) + "\n");
    }

    /** An indented document. */
    public static String text(Object value) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return mapper().writer(printer).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + value.getClass().getName() + " as JSON: " + first(e), e);
        }
    }

    /** A document on one line. */
    public static String line(Object value) {
        try {
            return mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + value.getClass().getName() + " as JSON: " + first(e), e);
        }
    }

    /** Writes a document to a stream, which stays open. */
    public static void write(OutputStream out, Object value) throws IOException {
        out.write(text(value).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a document as a record, or as {@code Map.class} or {@code Object.class}.
     *
     * @throws QuireException naming file, line and column
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return required(file.toString(), mapper().readValue(in, type));
        } catch (JsonProcessingException e) {
            throw bad(file.toString(), e);
        }
    }

    /** Reads a text. @param place what to call it in errors */
    public static <T> T parse(String place, String text, Class<T> type) {
        try {
            return required(place, mapper().readValue(text, type));
        } catch (JsonProcessingException e) {
            throw bad(place, e);
        }
    }

    /** Appends one line to a file and syncs it; a crash may leave a last line that lacks its end. */
    public static void append(Path file, Map<String, ?> value) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line(value) + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false);
        }
    }

    /** Receives the values of a file of lines. */
    @FunctionalInterface
    public interface Lines<T> {
        /** @param line number of the line, from 1 */
        void accept(long line, T value) throws IOException;
    }

    /**
     * Reads a file of one JSON value per line; blank lines are passed over.
     *
     * @throws QuireException naming file and line
     */
    public static <T> void lines(Path file, Class<T> type, Lines<? super T> each) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            lines(file.toString(), in, type, each);
        } catch (CharacterCodingException e) {
            throw new QuireException(file + ": not UTF-8 text; convert the file", e);
        }
    }

    /** Reads lines of text. @param place what to call it in errors */
    public static <T> void lines(String place, BufferedReader text, Class<T> type, Lines<? super T> each) throws IOException {
        var reader = mapper().readerFor(type);
        long number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                T value = reader.readValue(line);
                each.accept(number, required(place + ":" + number, value));
            } catch (JsonProcessingException e) {
                throw bad(place + ":" + number, e);
            }
        }
    }

    private static <T> T required(String place, T value) {
        if (value == null) {
            throw new QuireException(place + ": holds null where an object was expected; mend or remove it");
        }
        return value;
    }

    private static QuireException bad(String place, JsonProcessingException e) {
        String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
        return new QuireException(place + where + ": bad JSON: " + first(e) + "; mend or remove it", e);
    }

    private static String first(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    /** A mapper and a type cache of its own: shared ones would hold the callers' classes for good. */
    private static JsonMapper mapper() {
        NullAsNaN doubles = new NullAsNaN();
        return JsonMapper.builder(JsonFactory.builder().addDecorator((factory, out) -> new FiniteNumbers(out)).build())
                .typeFactory(TypeFactory.defaultInstance().withCache(new LRUMap<>(16, 200)))
                .addModule(new SimpleModule("quire-numbers").addDeserializer(Double.class, doubles).addDeserializer(double.class, doubles))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
