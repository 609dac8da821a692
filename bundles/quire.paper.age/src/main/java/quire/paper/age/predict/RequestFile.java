package quire.paper.age.predict;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import quire.api.QuireException;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;
import quire.paper.age.api.Candidate;
import quire.paper.age.api.Request;
import quire.paper.age.service.RequestCheck;

/**
 * Requests in a CSV file: one line per candidate, those of a request one after the other. Columns {@code request} and {@code item};
 * {@code features}, {@code user_numbers} and {@code item_numbers}, several values apart by blanks, where the model has them.
 */
final class RequestFile implements Closeable {
    private final TableReader rows;
    private final RequestCheck check;
    private final String name;
    private final int request;
    private final int item;
    private final Set<String> done = new HashSet<>();
    private boolean ahead;

    RequestFile(Path file, RequestCheck check) throws IOException {
        rows = TableFormat.csv().open(file);
        this.check = check;
        name = file.toString();
        request = rows.column("request");
        item = rows.column("item");
        ahead = rows.next();
    }

    /** The next requests, checked; empty at the end. */
    List<Request> next(int most) throws IOException {
        List<Request> out = new ArrayList<>();
        while (ahead && out.size() < most) {
            out.add(one());
        }
        return out;
    }

    private Request one() throws IOException {
        String id = rows.text(request);
        long line = rows.line();
        if (!done.add(id)) {
            throw rows.error(request, "was asked further up; keep a request's candidates together");
        }
        List<Integer> features = list("features", Integer::valueOf);
        List<Double> numbers = list("user_numbers", Double::valueOf);
        List<Candidate> pool = new ArrayList<>();
        while (ahead && rows.text(request).equals(id)) {
            if (!features.equals(list("features", Integer::valueOf)) || !numbers.equals(list("user_numbers", Double::valueOf))) {
                throw rows.error(request, "has another user than its first line; a request has one");
            }
            pool.add(new Candidate(rows.whole(item), list("item_numbers", Double::valueOf)));
            ahead = rows.next();
        }
        Request r = new Request(id, features, numbers, pool);
        try {
            check.check(r);
        } catch (QuireException e) {
            throw new QuireException(name + ":" + line + ": " + e.getMessage(), e);
        }
        return r;
    }

    private <T> List<T> list(String column, Function<String, T> value) {
        List<T> out = new ArrayList<>();
        if (rows.hasColumn(column)) {
            int c = rows.column(column);
            for (String word : rows.text(c).isBlank() ? new String[0] : rows.text(c).strip().split("\\s+")) {
                try {
                    out.add(value.apply(word));
                } catch (NumberFormatException e) {
                    throw new QuireException(rows.error(c, "holds '" + word + "', which is not a number").getMessage(), e);
                }
            }
        }
        return out;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
