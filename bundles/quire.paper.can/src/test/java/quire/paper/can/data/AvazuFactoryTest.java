package quire.paper.can.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.dataset.Dataset;
import quire.api.tensor.Batch;
import quire.paper.can.schema.CtrSchema;

class AvazuFactoryTest {
    private static final String HEADER = "id,click,hour,C1,banner_pos,site_id,site_domain,site_category,app_id,app_domain,app_category,"
            + "device_id,device_ip,device_model,device_type,device_conn_type,C14,C15,C16,C17,C18,C19,C20,C21";
    private final AvazuFactory factory = new AvazuFactory();
    @TempDir
    Path folder;

    private static String row(int n, int click, int hour, String ip) {
        return "1000" + n + "," + click + "," + hour + ",1005,0,s1,d1,c1,a1,ad1,ac1,dev," + ip + ",m1,1,2,15706,320,50,1722,0,35,-1,79";
    }

    private void write(String... lines) throws IOException {
        Files.writeString(folder.resolve("train.csv"), HEADER + "\n" + String.join("\n", lines) + "\n");
    }

    @Test
    void makesTheLastDayValidationAndTest() throws IOException {
        String[] lines = new String[300];
        for (int i = 0; i < 300; i++) {
            lines[i] = row(i, i % 2, i < 200 ? 14102100 + i % 24 : 14102200 + i % 24, "ip" + i % 3);
        }
        write(lines);
        assertThat(factory.recognises(folder)).isTrue();
        try (Dataset d = Opened.open(factory, folder, folder, Map.of())) {
            assertThat(d.split("train").size()).isEqualTo(200);
            assertThat(d.split("validation").size() + d.split("test").size()).isEqualTo(100);
            CtrSchema s = CtrSchema.of(d.schema());
            assertThat(s.fields()).hasSize(21);
            assertThat(s.pairs()).hasSize(16);
            assertThat(s.history()).isZero();
            assertThat(s.rows(s.field("hour"))).isEqualTo(25);
            Batch b = Opened.all(d, Dataset.TRAIN);
            assertThat(Opened.ints(b, "device_ip")).contains(1, 2, 3).doesNotContain(0);
            assertThat(b.get("site_id_x_device_ip").shape()).containsExactly(200);
            assertThat(b.get("label").toFloats()).contains(0, 1);
        }
    }

    @Test
    void refusesBadTimesLabelsAndHeaders() throws IOException {
        write(row(1, 3, 14102100, "x"));
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of())).hasMessageContaining("train.csv:2:2 (click): '3' is not a label");
        write(row(1, 1, 14102199, "x"));
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of())).hasMessageContaining("train.csv:2:3 (hour)");
        Files.writeString(folder.resolve("train.csv"), "id,click\n1,0\n");
        assertThatThrownBy(() -> Opened.open(factory, folder, folder, Map.of())).hasMessageContaining("no column 'hour'");
        assertThat(factory.recognises(folder)).isFalse();
    }
}
