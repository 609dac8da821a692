package quire.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands from a pipe or file instead of a terminal, one a line: {@code quire < commands}. */
final class Script {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private Script() {
    }

    /** Runs line after line; the first that fails ends it with its exit code. Blank lines and those that begin with # are passed over. */
    static int run(QuireRuntime runtime, InputStream in, PrintStream out, PrintStream err, List<String> options) throws InterruptedException {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> words = words(line);
                if (words.isEmpty()) {
                    continue;
                }
                if (words.get(0).equals("exit")) {
                    return 0;
                }
                List<String> all = new ArrayList<>(options);
                all.addAll(words);
                int code = runtime.run(out, err, all.toArray(new String[0]));
                if (code != 0) {
                    return code;
                }
            }
            return 0;
        } catch (IOException e) {
            throw new LaunchException("cannot read commands from standard input: " + e.getMessage(), e);
        }
    }

    /** Words of a line; quotes keep blanks together. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        if (line.strip().startsWith("#")) {
            return words;
        }
        Matcher m = WORD.matcher(line);
        while (m.find()) {
            words.add(m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3));
        }
        return words;
    }
}
