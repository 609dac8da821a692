package quire.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import quire.data.json.Json;
import quire.shell.command.Desk;
import quire.shell.io.Streams;

/** What a command said and how it ended. */
record Said(int code, String out, String err) {
    static Said by(Desk desk, String... words) {
        return by(desk, false, words);
    }

    static Said by(Desk desk, boolean terminal, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Cli(desk).run(new Streams(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), terminal, 120), false, words);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The one JSON document on standard output. */
    Map<?, ?> document() {
        return Json.parse("standard output", out, Map.class);
    }

    List<?> list() {
        return Json.parse("standard output", out, List.class);
    }
}
