package quire.paper.fontgan.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.tensor.Batch;
import quire.data.batch.FreshReading;
import quire.paper.fontgan.model.Names;

class FontsTest {
    private static Dataset open(DatasetFactory f, Path data, Map<String, String> options) throws IOException {
        return f.open(new DatasetRequest(data, null, f.options().parse(options), 1, null));
    }

    @Test
    void refusesWhatIsNoFont(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.ttf"), "no font");
        assertThatThrownBy(() -> open(new FontsFactory(), file, Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("a.ttf").hasMessageContaining("not a TrueType or OpenType font");
    }

    @Test
    void namesThePackagesWhereThereIsNoFont(@TempDir Path folder) {
        assertThatThrownBy(() -> open(new FontsFactory(), folder, Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("fonts-arphic-ukai").hasMessageContaining("--dataset strokes");
    }

    @Test
    void refusesSizesThatDoNotHalve() {
        assertThatThrownBy(() -> open(new StrokesFactory(), null, Map.of("size", "50"))).isInstanceOf(QuireException.class)
                .hasMessageContaining("size=50");
    }

    @Test
    void refusesToHoldOutEveryFont() {
        assertThatThrownBy(() -> open(new StrokesFactory(), null, Map.of("hold_out", "4"))).isInstanceOf(QuireException.class)
                .hasMessageContaining("hold_out=4");
    }

    @Test
    void holdsFontsOutWithoutALabel() throws IOException {
        try (Dataset d = open(new StrokesFactory(), null, Map.of("hold_out", "1", "train", "20", "validation", "5", "test", "5"))) {
            assertThat(d.schema().classes()).hasSize(d.counts().get("fonts").intValue() - 1);
            assertThat(d.split("test_font").size()).isEqualTo(5);
            Batch b = d.split("test_font").read(new int[] {0, 4}, FreshReading.evaluation(1));
            assertThat(b.get(Names.FONT).toFloats()).containsOnly(0);
            Batch t = d.split(Dataset.TRAIN).read(new int[] {20}, FreshReading.evaluation(1));
            assertThat(t.get(Names.FONT).toFloats()).containsExactly(0, 1);
            assertThat(b.get(Names.CHARACTER).ints().get(0)).isEqualTo(25);
        }
    }

    @Test
    void countsRelativesOfAFaceAsOneFont() throws IOException {
        Path fonts = Path.of("/usr/share/fonts/truetype/arphic");
        Assumptions.assumeTrue(Files.isDirectory(fonts), "no Arphic fonts here; install fonts-arphic-ukai fonts-arphic-uming");
        try (Dataset d = open(new FontsFactory(), fonts, Map.of("train", "20", "validation", "5", "test", "5"))) {
            assertThat(d.schema().facts()).containsEntry("standard", "AR PL UMing CN");
            assertThat(d.schema().classes()).hasSize(1).allMatch(n -> n.contains("UKai"));
            assertThat(d.counts().get("faces_near_duplicate")).isEqualTo(6);
        }
    }
}
