package quire.engine.libtorch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import quire.api.QuireException;
import quire.api.compute.Optimiser;
import quire.api.engine.ProgramSpec;
import quire.api.model.BufferSpec;
import quire.api.model.GraphSpec;
import quire.api.model.ParameterSpec;

/** Parameters and buffers of a program, in LibTorch's memory. */
final class ValueStore implements AutoCloseable {
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Map<String, Tensor> buffers = new LinkedHashMap<>();
    private final Map<String, Segment> segments = new LinkedHashMap<>();
    private final Map<String, String> signatures = new LinkedHashMap<>();
    private final Held held = new Held();
    private long bytes;

    ValueStore(ProgramSpec spec, Torch place) {
        Map<String, ParameterSpec> declared = new LinkedHashMap<>();
        Map<String, BufferSpec> kept = new LinkedHashMap<>();
        for (GraphSpec g : new TreeMap<>(spec.graphs()).values()) {
            for (ParameterSpec p : g.parameters()) {
                ParameterSpec other = declared.putIfAbsent(p.name(), p);
                agree(p.name(), other == null || other.dtype() == p.dtype() && Arrays.equals(other.shape(), p.shape()));
            }
            for (BufferSpec b : g.buffers()) {
                BufferSpec other = kept.putIfAbsent(b.name(), b);
                agree(b.name(), other == null || other.dtype() == b.dtype() && Arrays.equals(other.shape(), b.shape()));
            }
        }
        for (ParameterSpec p : declared.values()) {
            String signature = p.dtype() + signature(spec, p.name());
            signatures.put(p.name(), signature);
            segments.computeIfAbsent(signature, k -> new Segment(p.dtype())).add(p);
        }
        try (PointerScope scope = new PointerScope()) {
            segments.forEach((signature, s) -> s.allocate(place, signature.chars().anyMatch(Character::isDigit), parameters));
            for (BufferSpec b : kept.values()) {
                Tensor t = held.keep(place.zeros(Torch.type(b.dtype().nd4j()), b.shape()));
                bytes += t.numel() * b.dtype().bytes();
                buffers.put(b.name(), t);
            }
        }
        for (Segment s : segments.values()) {
            bytes += s.bytes();
        }
    }

    private static void agree(String name, boolean same) {
        if (!same) {
            throw new QuireException("the graphs declare '" + name + "' with different types or shapes; declare it alike in all of them");
        }
    }

    /** How each optimiser treats a parameter: the number of its group, or '-' where it leaves it alone. */
    private static String signature(ProgramSpec spec, String parameter) {
        StringBuilder s = new StringBuilder();
        new TreeMap<>(spec.optimisers()).forEach((graph, optimiser) -> {
            s.append('|');
            boolean has = spec.graphs().get(graph).parameters().stream().anyMatch(p -> p.name().equals(parameter));
            if (!has || optimiser.frozen(parameter)) {
                s.append('-');
            } else {
                Optimiser.Group group = optimiser.groupOf(parameter);
                s.append(group == null ? optimiser.groups().size() : optimiser.groups().indexOf(group));
            }
        });
        return s.toString();
    }

    /** Segments an optimiser trains: those whose parameters are in its graph and not frozen. */
    List<Segment> trained(GraphSpec graph, Optimiser optimiser) {
        List<Segment> found = new ArrayList<>();
        for (ParameterSpec p : graph.parameters()) {
            Segment s = segments.get(signatures.get(p.name()));
            if (!optimiser.frozen(p.name()) && !found.contains(s)) {
                found.add(s);
            }
        }
        return found;
    }

    Map<String, Tensor> parameters() {
        return parameters;
    }

    Map<String, Tensor> buffers() {
        return buffers;
    }

    /** A parameter or buffer, or null. */
    Tensor value(String name) {
        Tensor p = parameters.get(name);
        return p != null ? p : buffers.get(name);
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        segments.values().forEach(Segment::close);
        held.close();
    }
}
