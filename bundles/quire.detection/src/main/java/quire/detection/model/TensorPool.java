package quire.detection.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import quire.api.tensor.Tensor;

/** Sets of tensors used again and again, by the number of images: one reader fills a set while the other is in use. */
final class TensorPool {
    private final Map<Integer, ConcurrentLinkedDeque<Map<String, Tensor>>> free = new ConcurrentHashMap<>();

    /** A set that nobody uses; its contents are those of its last use. */
    Map<String, Tensor> take(int images, Supplier<Map<String, Tensor>> make) {
        Map<String, Tensor> t = free.computeIfAbsent(images, n -> new ConcurrentLinkedDeque<>()).poll();
        return t == null ? make.get() : t;
    }

    void give(int images, Map<String, Tensor> set) {
        free.get(images).add(set);
    }
}
