package quire.nd4j.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nd4j.autodiff.samediff.config.ExecutionResult;
import org.nd4j.autodiff.samediff.config.SDValue;
import org.nd4j.autodiff.samediff.internal.memory.AbstractMemoryMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Remembers the arrays one run of a graph allocates. {@link #release} does nothing, because ND4J's use counts miss arrays that share memory.
 */
final class RunMemory extends AbstractMemoryMgr {

    private final List<INDArray> taken = new ArrayList<>();

    @Override
    public INDArray allocate(boolean detached, DataType dataType, long... shape) {
        return remember(Nd4j.createUninitializedDetached(dataType, shape));
    }

    @Override
    public INDArray allocate(boolean detached, LongShapeDescriptor descriptor) {
        return descriptor.isEmpty()
                ? Nd4j.create(descriptor)
                : remember(Nd4j.createUninitializedDetached(descriptor.dataType(), descriptor.getShape()));
    }

    @Override
    public void release(INDArray array) {
        // closed when the run ends
    }

    /** Leaves the memory behind the results, which may be views of it, to whoever takes them. */
    void keep(ExecutionResult result) {
        NavigableSet<Long> kept = new TreeSet<>();
        arrays(result).filter(array -> array != null && array.data() != null && !array.wasClosed())
                .forEach(array -> kept.add(array.data().address()));
        taken.removeIf(array -> {
            if (array.wasClosed()) {
                return true;
            }
            long start = array.data().address();
            Long next = kept.ceiling(start);
            return next != null && next < start + array.data().length() * array.data().getElementSize();
        });
    }

    /** Closes what is left and forgets it. */
    @Override
    public void close() {
        taken.stream().filter(INDArray::closeable).forEach(INDArray::close);
        taken.clear();
    }

    private INDArray remember(INDArray array) {
        taken.add(array);
        return array;
    }

    private static Stream<INDArray> arrays(ExecutionResult result) {
        return result.hasValues()
                ? result.getValueOutputs().values().stream().flatMap(RunMemory::arrays)
                : result.getOutputs().values().stream().flatMap(Optional::stream);
    }

    private static Stream<INDArray> arrays(SDValue value) {
        return switch (value.getSdValueType()) {
            case TENSOR -> Stream.of(value.getTensorValue());
            case LIST -> value.getListValue().stream();
            case DICT -> value.getDictValue().values().stream();
        };
    }
}
