package quire.compute.provider;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import quire.api.QuireException;
import quire.api.compute.Device;
import quire.api.engine.Engine;
import quire.api.model.GraphSpec;

/** Picks the engine of a session: the preferred one that is available, knows the device and supports every op of every graph. */
final class EngineChooser {
    private EngineChooser() {
    }

    static EngineChoice choose(List<Engine> engines, String wanted, Device device, Collection<GraphSpec> graphs) {
        List<Engine> candidates = engines.stream().filter(e -> wanted.equals("auto") || e.id().equals(wanted))
                .sorted(Comparator.comparingInt(Engine::preference).reversed()).toList();
        if (candidates.isEmpty()) {
            throw new QuireException("there is no engine '" + wanted + "'; there are: "
                    + (engines.isEmpty() ? "none, install quire.engine.nd4j" : String.join(", ", engines.stream().map(Engine::id).toList())));
        }
        List<String> passed = new ArrayList<>();
        for (Engine e : candidates) {
            Optional<String> obstacle = obstacle(e, device, graphs);
            if (obstacle.isEmpty()) {
                String why = wanted.equals("auto") ? "fastest that can run this model here" : "asked for";
                return new EngineChoice(e, passed.isEmpty() ? why : why + "; not " + String.join("; not ", passed));
            }
            passed.add(e.id() + ": " + obstacle.get());
        }
        throw new QuireException("no engine can run this model on " + device.id() + ": " + String.join("; ", passed)
                + "; try --engine auto or another device");
    }

    private static Optional<String> obstacle(Engine e, Device device, Collection<GraphSpec> graphs) {
        Engine.Availability a = e.availability();
        if (!a.available()) {
            return Optional.of(a.reason());
        }
        if (e.devices().stream().noneMatch(d -> d.id().equals(device.id()) && d.usable())) {
            return Optional.of("does not run on " + device.id());
        }
        for (GraphSpec g : graphs) {
            Optional<String> op = e.unsupported(g);
            if (op.isPresent()) {
                return Optional.of("does not support " + op.get());
            }
        }
        return Optional.empty();
    }
}
