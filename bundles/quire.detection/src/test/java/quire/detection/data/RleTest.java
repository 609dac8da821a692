package quire.detection.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import quire.testkit.Golden;

class RleTest {
    private static boolean[] mask(JsonNode c) {
        int h = c.get("size").get(0).asInt();
        int w = c.get("size").get(1).asInt();
        boolean[] out = new boolean[h * w];
        for (int i = 0; i < out.length; i++) {
            out[i] = c.get("mask_rows").get(i / w).get(i % w).asInt() == 1;
        }
        return out;
    }

    private static void check(JsonNode c, Rle rle) {
        assertThat(rle.text()).isEqualTo(c.get("counts_compressed").asText());
        assertThat(rle.mask()).containsExactly(mask(c));
        assertThat(rle.area()).isEqualTo(c.get("area").asLong());
        double[] box = rle.box();
        for (int i = 0; i < 4; i++) {
            assertThat(box[i]).isEqualTo(c.get("bbox").get(i).asDouble());
        }
    }

    @Test
    void masksAreAsPycocotoolsHasThem() {
        JsonNode cases = Golden.load(getClass(), "coco_eval/rle").root().path("expected").path("rle");
        assertThat(cases).hasSize(3);
        for (JsonNode c : cases) {
            int h = c.get("size").get(0).asInt();
            int w = c.get("size").get(1).asInt();
            check(c, Rle.of(h, w, mask(c)));
            check(c, Rle.parse(h, w, c.get("counts_compressed").asText()));
            int[] counts = new int[c.get("counts_uncompressed").size()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = c.get("counts_uncompressed").get(i).asInt();
            }
            check(c, new Rle(h, w, counts));
        }
    }

    @Test
    void polygonsAreDrawnAsPycocotoolsDoes() {
        JsonNode cases = Golden.load(getClass(), "coco_eval/rle").root().path("expected").path("polygons");
        assertThat(cases).hasSize(2);
        for (JsonNode c : cases) {
            double[] xy = new double[c.get("polygon").size()];
            for (int i = 0; i < xy.length; i++) {
                xy[i] = c.get("polygon").get(i).asDouble();
            }
            check(c, PolygonMask.of(xy, c.get("size").get(0).asInt(), c.get("size").get(1).asInt()));
        }
    }

    @Test
    void wrongRunsAreRefused() {
        assertThatThrownBy(() -> new Rle(2, 2, new int[] {1, 2})).hasMessageContaining("3 pixels in a mask of 4");
        assertThatThrownBy(() -> Rle.parse(4, 5, "01113ON0O11O")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rle.parse(4, 5, "oooo")).hasMessageContaining("cut off");
        assertThatThrownBy(() -> Rle.parse(4, 5, "0\u00e41")).hasMessageContaining("character");
        assertThat(new Rle(2, 2, new int[] {4}).box()).containsOnly(0);
    }
}
