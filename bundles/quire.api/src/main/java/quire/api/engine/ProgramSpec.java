package quire.api.engine;

import java.util.Map;
import quire.api.compute.Device;
import quire.api.compute.Optimiser;
import quire.api.model.GraphSpec;

/**
 * What an engine is to build.
 *
 * @param graphs     by name; graphs share parameters and buffers by name
 * @param optimisers by graph name; graphs without one are never trained
 * @param device     where to run
 * @param threads    CPU threads the program may use, at least 1
 */
public record ProgramSpec(Map<String, GraphSpec> graphs, Map<String, Optimiser> optimisers, Device device, int threads) {
}
