package quire.engine.nd4j;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.ArrayHolder;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * SameDiff's store of variables, looking into the program's own map: SameDiff's stock store copies what it is given, so graphs could
 * not share parameters and updates in place would not be seen.
 */
final class SharedArrays implements ArrayHolder {
    private final Map<String, INDArray> arrays;

    SharedArrays(Map<String, INDArray> arrays) {
        this.arrays = arrays;
    }

    @Override
    public boolean hasArray(String name) {
        return arrays.containsKey(name);
    }

    @Override
    public INDArray getArray(String name) {
        return arrays.get(name);
    }

    @Override
    public void setArray(String name, INDArray array) {
        if (arrays.get(name) != array) {
            throw new IllegalStateException("parameter '" + name + "' belongs to the program and cannot be replaced");
        }
    }

    @Override
    public INDArray removeArray(String name) {
        throw new IllegalStateException("parameter '" + name + "' belongs to the program and cannot be removed");
    }

    @Override
    public int size() {
        return arrays.size();
    }

    @Override
    public void initFrom(ArrayHolder other) {
        other.arrayNames().forEach(n -> setArray(n, other.getArray(n)));
    }

    @Override
    public Collection<String> arrayNames() {
        return List.copyOf(arrays.keySet());
    }

    @Override
    public void rename(String from, String to) {
        throw new IllegalStateException("parameter '" + from + "' cannot be renamed");
    }
}
