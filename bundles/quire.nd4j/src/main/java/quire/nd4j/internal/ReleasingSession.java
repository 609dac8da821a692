package quire.nd4j.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.Listener;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.config.ExecutionResult;
import org.nd4j.autodiff.samediff.config.SDValue;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Runs a graph and closes every array it made, except the results, when the run ends, also when it fails.
 *
 * <p>The stock session either leaves them all to the garbage collector, which does not see native memory (that is how gradients run), or keeps up
 * to a quarter of native memory as a cache per graph and thread, and gives arrays back that are still in use.
 */
public final class ReleasingSession extends InferenceSession {

    /** Makes the session of one graph and one thread. */
    public ReleasingSession(SameDiff graph) {
        super(graph);
        setMmgr(new RunMemory());
    }

    @Override
    public ExecutionResult output(List<String> variables, Map<String, INDArray> inputs, Map<String, SDValue> otherInputs,
            MultiDataSet batch, Collection<String> activations, List<Listener> listeners, At at) {
        RunMemory memory = (RunMemory) getMmgr();
        // it would grow by every array of every run
        freedArrays.clear();
        try {
            ExecutionResult result = super.output(variables, inputs, otherInputs, batch, activations, listeners, at);
            memory.keep(result);
            return result;
        } finally {
            memory.close();
        }
    }
}
