package quire.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.assertj.core.api.Assertions;
import quire.api.tensor.Tensor;

/** A golden vector file: named tensors in the sections {@code inputs}, {@code params} and {@code expected}, and a config. */
public final class Golden {
    private final String name;
    private final JsonNode root;

    private Golden(String name, JsonNode root) {
        this.name = name;
        this.root = root;
    }

    /** Reads {@code /golden/<name>.json} from the class path of the given class. */
    public static Golden load(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream("/golden/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no golden vector " + name);
            }
            return new Golden(name, new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The config section, or the whole file where there is none. */
    public JsonNode config() {
        return root.has("config") ? root.get("config") : root;
    }

    public JsonNode root() {
        return root;
    }

    /** Names in a section. */
    public List<String> names(String section) {
        List<String> names = new ArrayList<>();
        Iterator<String> it = root.path(section).fieldNames();
        it.forEachRemaining(names::add);
        return names;
    }

    public boolean has(String section, String tensor) {
        return root.path(section).has(tensor);
    }

    /** A tensor as doubles. */
    public Tensor doubles(String section, String tensor) {
        JsonNode data = node(section, tensor).get("data");
        double[] values = new double[data.size()];
        for (int i = 0; i < values.length; i++) {
            // NaN and infinities are written as words
            values[i] = data.get(i).isTextual() ? Double.parseDouble(data.get(i).asText()) : data.get(i).asDouble();
        }
        return Tensor.of(values, shape(section, tensor));
    }

    /** A tensor as ints. */
    public Tensor ints(String section, String tensor) {
        JsonNode data = node(section, tensor).get("data");
        int[] values = new int[data.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.get(i).asInt();
        }
        return Tensor.of(values, shape(section, tensor));
    }

    private long[] shape(String section, String tensor) {
        JsonNode shape = node(section, tensor).get("shape");
        long[] dims = new long[shape.size()];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = shape.get(i).asLong();
        }
        return dims;
    }

    private JsonNode node(String section, String tensor) {
        JsonNode n = root.path(section).path(tensor);
        if (n.isMissingNode()) {
            throw new IllegalArgumentException(name + " has no " + section + "/" + tensor);
        }
        return n;
    }

    /** Asserts that a tensor equals the expected one within {@code tolerance} of max(1, |expected|), element by element. */
    public void assertClose(String tensor, Tensor actual, double tolerance) {
        close(name + ": " + tensor, actual, doubles("expected", tensor), tolerance);
    }

    /** Asserts that two tensors of equal size agree within {@code tolerance} of max(1, |expected|). */
    public static void close(String what, Tensor actual, Tensor expected, double tolerance) {
        double[] a = actual.toDoubles();
        double[] e = expected.toDoubles();
        Assertions.assertThat(a).as(what + " size").hasSameSizeAs(e);
        for (int i = 0; i < a.length; i++) {
            Assertions.assertThat(a[i]).as("%s[%d]", what, i).isCloseTo(e[i], Assertions.within(tolerance * Math.max(1, Math.abs(e[i]))));
        }
    }
}
