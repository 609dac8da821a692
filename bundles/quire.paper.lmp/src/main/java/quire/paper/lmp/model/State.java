package quire.paper.lmp.model;

import java.util.List;

/** Names of what is carried from frame to frame: outputs of one graph, inputs of the next. */
public final class State {
    public static final String TASK = "state_task";
    public static final String MEMORY = "state_memory";
    public static final String LOW = "state_low";
    /** Parameter that holds the sampling locations [N, 2]. */
    public static final String LOCATIONS = "backbone/offsets";
    /** All of them. */
    public static final List<String> NAMES = List.of(TASK, MEMORY, LOW);

    private State() {
    }

    /** Name of the input that takes a state. */
    public static String in(String name) {
        return name + "_in";
    }
}
