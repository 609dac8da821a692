package quire.paper.age.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;

/**
 * Reads Yahoo!'s files one after the other, never whole. Damaged lines are counted and left out, unless they are more than one in a
 * thousand. Articles get rows as they appear; what appears when all are taken shares row 0.
 */
final class YahooLog implements VisitSource {
    private static final Logger LOG = LoggerFactory.getLogger(YahooLog.class);
    private static final long BACKWARDS = 3600;
    private final YahooLine.Format format;
    private final List<Path> files;
    private final int rows;
    private final Map<Long, Integer> articles = new HashMap<>();
    private BufferedReader reader;
    private int file = -1;
    private long line;
    private long read;
    private long bad;
    private long latest;

    YahooLog(YahooLine.Format format, List<Path> files, int rows) {
        this.format = format;
        this.files = List.copyOf(files);
        this.rows = rows;
    }

    @Override
    public List<Visit> next(int most) throws IOException {
        List<Visit> out = new ArrayList<>();
        while (out.size() < most) {
            String text = text();
            if (text == null) {
                check(0);
                break;
            }
            read++;
            try {
                out.add(visit(format.parse(files.get(file) + ":" + line, text)));
            } catch (QuireException e) {
                bad++;
                LOG.warn("left out: {}", e.getMessage());
                check(1000);
            }
        }
        return out;
    }

    private void check(long least) {
        if (read > least && bad * 1000 > read) {
            throw new QuireException(files.get(Math.min(file, files.size() - 1)) + ": " + bad + " of " + read
                    + " lines are damaged, more than 0.1 %; get the file again");
        }
    }

    private Visit visit(YahooLine l) {
        if (l.time() + BACKWARDS < latest) {
            LOG.warn("{}:{}: time goes back by {} s; files should be in the order of time", files.get(file), line, latest - l.time());
        }
        latest = Math.max(latest, l.time());
        int[] ids = new int[l.pool().length];
        int shown = -1;
        for (int i = 0; i < ids.length; i++) {
            ids[i] = articles.computeIfAbsent(l.pool()[i], a -> articles.size() + 1 < rows ? articles.size() + 1 : 0);
            shown = l.pool()[i] == l.shown() ? i : shown;
        }
        return new Visit(read, l.time(), l.features(), l.numbers(), ids, l.items(), shown, l.click(), null);
    }

    private String text() throws IOException {
        while (true) {
            String next = reader == null ? null : reader.readLine();
            if (next != null) {
                line++;
                return next;
            }
            close();
            if (++file >= files.size()) {
                return null;
            }
            InputStream in = Files.newInputStream(files.get(file));
            reader = new BufferedReader(new InputStreamReader(files.get(file).toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in,
                    StandardCharsets.UTF_8), 1 << 16);
            line = 0;
        }
    }

    @Override
    public int click(Visit visit, int candidate) {
        throw new IllegalStateException("a log knows the click of the shown article only");
    }

    @Override
    public Map<Long, Integer> articles() {
        return Map.copyOf(articles);
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
