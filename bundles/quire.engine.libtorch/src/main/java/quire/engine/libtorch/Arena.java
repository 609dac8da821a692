package quire.engine.libtorch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;

/** Owns the small native objects that are made within it, until it is closed; on any thread. */
final class Arena implements AutoCloseable {
    private PointerScope scope;

    /** Runs something whose native objects are to live as long as this arena. May be called once. */
    <T> T fill(Supplier<T> work) {
        scope = new PointerScope();
        boolean done = false;
        try {
            T made = work.get();
            done = true;
            return made;
        } finally {
            if (done) {
                // leaves the thread's stack of scopes, keeps the objects
                scope.extend().close();
            } else {
                scope.close();
            }
        }
    }

    @Override
    public void close() {
        if (scope != null) {
            scope.close();
            scope = null;
        }
    }
}
