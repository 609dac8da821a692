package quire.paper.han.stream;

import java.util.Set;
import quire.api.model.GraphSpec;
import quire.api.model.Model;

/** A model without its training graph, so that a session for prediction does not build it. */
record InferOnly(Model model) implements Model {
    @Override
    public Set<String> graphs() {
        return Set.of(INFER);
    }

    @Override
    public GraphSpec graph(String name) {
        return model.graph(name);
    }
}
