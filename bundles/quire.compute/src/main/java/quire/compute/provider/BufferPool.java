package quire.compute.provider;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** Native memory of batches in the making, used again: blocks are powers of two, so that varying batches share them. Thread-safe. */
final class BufferPool {
    private static final int SMALLEST = 256;
    private final Map<Integer, Deque<ByteBuffer>> free = new HashMap<>();
    private long bytes;

    /** A tensor on a pooled block; contents undefined. */
    synchronized Block take(DType dtype, long... shape) {
        long need = dtype.bytes();
        for (long d : shape) {
            need *= d;
        }
        int size = Math.max(SMALLEST, Integer.highestOneBit(Math.toIntExact(Math.max(1, need - 1))) << 1);
        if (size < 0) {
            throw new IllegalArgumentException("a batch tensor holds at most 1 GiB, not " + need + " bytes");
        }
        ByteBuffer block = free.computeIfAbsent(size, s -> new ArrayDeque<>()).poll();
        if (block == null) {
            block = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
            bytes += size;
        }
        return new Block(block, Tensor.wrap(dtype, block.duplicate().clear().order(ByteOrder.nativeOrder()), shape));
    }

    synchronized void give(Block block) {
        free.get(block.memory().capacity()).push(block.memory());
    }

    /** Bytes ever taken and not yet given up. */
    synchronized long bytes() {
        return bytes;
    }

    /** A tensor and the block it lies on. */
    record Block(ByteBuffer memory, Tensor tensor) {
    }
}
