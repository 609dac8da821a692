package quire.api.engine;

import java.util.List;
import java.util.Optional;
import quire.api.compute.Device;
import quire.api.model.GraphSpec;

/**
 * An executor of SameDiff graphs. One service per engine; nothing native is loaded before {@link #availability()} or
 * {@link #open} is called. Higher {@link #preference()} wins when a session leaves the choice open.
 */
public interface Engine {
    /** {@code nd4j}, {@code libtorch}. */
    String id();

    /** Rank among engines that can do the work; larger is preferred. */
    int preference();

    /** Whether the engine can run on this machine at all. */
    Availability availability();

    /** Devices it can use, and those it sees but cannot use, with reasons. */
    List<Device> devices();

    /** What its CUDA natives need, installed or not; empty if it has none. */
    default Optional<CudaBuild> cuda() {
        return Optional.empty();
    }

    /** The first op of the graph this engine cannot run, with its place, or empty. */
    Optional<String> unsupported(GraphSpec graph);

    /**
     * Builds a program. Parameters and buffers start as zeros until {@link Program#write} gives them values.
     *
     * @throws quire.api.QuireException if a graph is not supported or memory is short
     */
    Program open(ProgramSpec spec);

    /** Native bytes the engine's libraries hold in this process, as they count them. */
    long nativeBytes();

    /** @param reason one line, also when available (library and version) */
    record Availability(boolean available, String reason) {
    }
}
