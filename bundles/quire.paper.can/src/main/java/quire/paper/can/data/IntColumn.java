package quire.paper.can.data;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;

/** A growing column of ints: the first 64 MiB on the heap, the rest in a mapped file, so that the heap stays bounded. */
final class IntColumn {
    private static final int SHIFT = 20;
    private static final int CHUNK = 1 << SHIFT;
    private static final int HEAP_CHUNKS = 16;

    private final Spill spill;
    private final List<IntBuffer> chunks = new ArrayList<>();
    private long size;

    IntColumn(Spill spill) {
        this.spill = spill;
    }

    long size() {
        return size;
    }

    void add(int value) {
        int chunk = (int) (size >>> SHIFT);
        int at = (int) size & CHUNK - 1;
        if (chunk == chunks.size()) {
            chunks.add(chunk == 0 ? IntBuffer.allocate(256) : chunk < HEAP_CHUNKS ? IntBuffer.allocate(CHUNK) : spill.next(CHUNK));
        } else if (at == chunks.get(chunk).capacity()) {
            chunks.set(chunk, IntBuffer.allocate(2 * at).put(0, chunks.get(chunk), 0, at));
        }
        chunks.get(chunk).put(at, value);
        size++;
    }

    int get(long i) {
        return chunks.get((int) (i >>> SHIFT)).get((int) i & CHUNK - 1);
    }

    void set(long i, int value) {
        chunks.get((int) (i >>> SHIFT)).put((int) i & CHUNK - 1, value);
    }

    /** Copies {@code n} values from place {@code from} on. */
    void get(long from, int[] into, int at, int n) {
        int done = 0;
        while (done < n) {
            int start = (int) (from + done) & CHUNK - 1;
            int part = Math.min(n - done, CHUNK - start);
            chunks.get((int) (from + done >>> SHIFT)).get(start, into, at + done, part);
            done += part;
        }
    }

    /** Replaces each value by its entry in a table. */
    void map(int[] table) {
        for (long i = 0; i < size; i++) {
            set(i, table[get(i)]);
        }
    }
}
