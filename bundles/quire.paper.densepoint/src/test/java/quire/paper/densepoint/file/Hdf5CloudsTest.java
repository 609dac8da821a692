package quire.paper.densepoint.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.testkit.SharedData;

class Hdf5CloudsTest {
    @TempDir
    Path folder;

    /** Writes sets into a file. */
    static Path write(Path file, Map<String, Object> sets) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            sets.forEach(hdf::putDataset);
        }
        return file;
    }

    @Test
    void cloudsAndLabels() {
        float[][][] data = new float[2][5][3];
        data[1][4][2] = 7;
        Hdf5Clouds c = Hdf5Clouds.read(write(folder.resolve("a.h5"), Map.of("data", data, "label", new byte[][] {{3}, {(byte) 200}})));
        assertThat(c.size()).isEqualTo(2);
        assertThat(c.cloud(1).xyz()[14]).isEqualTo(7f);
        assertThat(c.label(1)).isEqualTo(200);
    }

    @Test
    void otherShapesTypesAndFilesAreRefused() throws IOException {
        Path flat = write(folder.resolve("flat.h5"), Map.of("data", new float[2][3], "label", new int[] {0, 1}));
        assertThatThrownBy(() -> Hdf5Clouds.read(flat)).isInstanceOf(QuireException.class).hasMessageContaining("set 'data' is float[2, 3], not float[n, points, 3]");
        Path ints = write(folder.resolve("ints.h5"), Map.of("data", new int[2][4][3], "label", new int[] {0, 1}));
        assertThatThrownBy(() -> Hdf5Clouds.read(ints)).isInstanceOf(QuireException.class).hasMessageContaining("set 'data' is int[2, 4, 3]");
        Path few = write(folder.resolve("few.h5"), Map.of("data", new float[2][4][3], "label", new int[] {0}));
        assertThatThrownBy(() -> Hdf5Clouds.read(few)).isInstanceOf(QuireException.class).hasMessageContaining("not one integer for each of the 2 clouds");
        Path none = write(folder.resolve("none.h5"), Map.of("other", new float[2]));
        assertThatThrownBy(() -> Hdf5Clouds.read(none)).isInstanceOf(QuireException.class).hasMessageContaining("has no set 'data', only [other]");
        Path text = Files.writeString(folder.resolve("text.h5"), "no hdf5 at all, but long enough to look for a signature");
        assertThatThrownBy(() -> Hdf5Clouds.read(text)).isInstanceOf(QuireException.class).hasMessageContaining("not an HDF5 file that can be read");
    }

    @Test
    void chunkedAndCompressedFilesCanBeRead() throws IOException {
        Path weather = SharedData.find("weather/radar_knmi");
        try (var files = Files.walk(weather)) {
            Path first = files.filter(f -> f.toString().endsWith(".h5")).sorted().findFirst().orElseThrow();
            try (HdfFile hdf = new HdfFile(first)) {
                assertThat(hdf.getDatasetByPath("image1/image_data").getDimensions()).containsExactly(765, 700);
                assertThat(hdf.getDatasetByPath("image1/image_data").getData()).isInstanceOf(int[][].class);
            }
        }
    }
}
