package quire.compute.provider;

import java.util.SplittableRandom;
import quire.api.model.Init;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** Writes initial values. */
final class Initial {
    private Initial() {
    }

    static void fill(Tensor t, Init init, SplittableRandom random) {
        if (t.dtype() == DType.FLOAT) {
            var to = t.floats();
            for (int i = 0, n = t.size(); i < n; i++) {
                to.put(i, (float) init.next(random));
            }
        } else {
            var to = t.doubles();
            for (int i = 0, n = t.size(); i < n; i++) {
                to.put(i, init.next(random));
            }
        }
    }
}
