package quire.engine.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/** Native objects kept beyond the pointer scope they were made in, until this is closed. */
final class Held implements AutoCloseable {
    private final List<Pointer> pointers = new ArrayList<>();

    <P extends Pointer> P keep(P pointer) {
        pointer.retainReference();
        pointers.add(pointer);
        return pointer;
    }

    @Override
    public void close() {
        pointers.forEach(Pointer::close);
        pointers.clear();
    }
}
