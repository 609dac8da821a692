package quire.paper.can.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntColumnTest {
    @TempDir
    Path folder;

    @Test
    void keepsWhatOutgrowsTheHeapInAFile() throws IOException {
        int n = 18 << 20;
        try (Spill spill = new Spill(folder)) {
            IntColumn c = new IntColumn(spill);
            for (int i = 0; i < n; i++) {
                c.add(i % 1000);
            }
            assertThat(c.size()).isEqualTo(n);
            int[] some = new int[3 << 20];
            c.get(n - some.length, some, 0, some.length);
            for (int i = 0; i < some.length; i += 9973) {
                assertThat(some[i]).isEqualTo((n - some.length + i) % 1000);
            }
            int[] twice = new int[1000];
            java.util.Arrays.setAll(twice, i -> 2 * i);
            c.map(twice);
            assertThat(c.get(n - 1)).isEqualTo(2 * ((n - 1) % 1000));
            assertThat(c.get(5)).isEqualTo(10);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).hasSize(1);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void drawsNegativesByPopularity() {
        Popularity p = new Popularity(new int[] {0, 1, 0, 3, 0, 6});
        int[] drawn = new int[6];
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            drawn[p.other(5, random)]++;
        }
        assertThat(drawn[0] + drawn[2] + drawn[4] + drawn[5]).isZero();
        assertThat(drawn[3]).isBetween(7000, 8000);
    }

    @Test
    void keepsTheLatestEventsOfEachUser() {
        RecentEvents e = new RecentEvents(3);
        for (int t = 0; t < 100; t++) {
            e.add(t % 2, 1000 - t, t);
        }
        e.add(1, 5000, 777);
        assertThat(e.items(0)).containsExactly(4, 2, 0);
        assertThat(e.items(1)).containsExactly(3, 1, 777);
    }
}
