package quire.paper.msdconvlstm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.tensor.Batch;
import quire.data.batch.FreshReading;
import quire.paper.msdconvlstm.netcdf.ClassicWriter;
import quire.paper.msdconvlstm.netcdf.NcType;
import quire.testkit.SharedData;

class DatasetsTest {
    private static final int H = 4;
    private static final int W = 6;
    @TempDir
    Path folder;

    private Dataset open(DatasetFactory f, Path data, Map<String, String> options) throws IOException {
        return f.open(new DatasetRequest(data, folder.resolve("work"), f.options().parse(options), 1, null));
    }

    /** A file of hourly {@code tp} and {@code t}; k counts values. */
    private Path file(String name, int first, int hours, boolean north, double west, String unit, IntToDoubleFunction tp, IntToDoubleFunction time) throws IOException {
        Path f = folder.resolve("in").resolve(name);
        Files.createDirectories(f.getParent());
        new ClassicWriter(2).dimension("time", hours, true).dimension("latitude", H, false).dimension("longitude", W, false)
                .variable("time", NcType.DOUBLE, List.of("time"), Map.of("units", "hours since 1900-01-01"), i -> time.applyAsDouble(first + i))
                .variable("latitude", NcType.FLOAT, List.of("latitude"), Map.of("units", "degrees_north"), i -> north ? 50 - i : 47 + i)
                .variable("longitude", NcType.FLOAT, List.of("longitude"), Map.of("units", "degrees_east"), i -> west + i)
                .variable("tp", NcType.FLOAT, List.of("time", "latitude", "longitude"), Map.of("units", unit, "_FillValue", new double[] {-999}), tp)
                .variable("t", NcType.FLOAT, List.of("time", "latitude", "longitude"), Map.of("units", "K"), i -> 280 + i % 7).write(f);
        return f;
    }

    private Path plain(int hours) throws IOException {
        return file("a.nc", 0, hours, true, 0, "m", i -> i % 5 / 1000.0, i -> i);
    }

    private static Map<String, String> options(String... more) {
        Map<String, String> o = new java.util.HashMap<>(Map.of("elements", "tp,t", "t_in", "2", "t_out", "1"));
        for (int i = 0; i < more.length; i += 2) {
            o.put(more[i], more[i + 1]);
        }
        return o;
    }

    private void refused(String reason, Path data, String... more) {
        assertThatThrownBy(() -> open(new ArchiveFiles(), data, options(more))).isInstanceOf(QuireException.class).hasMessageContaining(reason);
    }

    @Test
    void windowsByTimeInMillimetres() throws IOException {
        Dataset d = open(new ArchiveFiles(), plain(30), options());
        assertThat(d.counts()).containsEntry("windows_train", 12L).containsEntry("windows_validation", 3L).containsEntry("windows_test", 3L);
        assertThat(d.schema().facts()).containsEntry("rain", "0").containsEntry("units", "mm,K");
        Batch b = d.split("train").read(new int[] {0, 1}, FreshReading.evaluation(1));
        assertThat(b.get("x").shape()).containsExactly(2, 2, 2, H, W);
        assertThat(b.get("past").toFloats()[3]).isCloseTo(3, within(1e-5f));
        assertThat(b.get("x").toFloats()[3]).isCloseTo((float) Math.log(4), within(1e-5f));
        assertThat(b.get("y").toFloats()[0]).isCloseTo(2 * H * W % 5, within(1e-5f));
        assertThat(Form.of(d.schema()).schema()).isEqualTo(d.schema());
    }

    @Test
    void turnsAndRotatesOtherFiles() throws IOException {
        file("a.nc", 0, 12, true, -3, "mm", i -> (i / W % H) + 10 * (i % W), i -> i);
        Path other = file("b.nc", 12, 12, false, 357, "mm", i -> (H - 1 - i / W % H) + 10 * (i % W), i -> i);
        Dataset d = open(new ArchiveFiles(), other.getParent(), options("gap", "0"));
        assertThat(d.counts()).containsEntry("files_flipped", 1L).containsEntry("times", 24L);
        float[] early = d.split("train").read(new int[] {0}, FreshReading.evaluation(1)).get("past").toFloats();
        float[] late = d.split("test").read(new int[] {0}, FreshReading.evaluation(1)).get("past").toFloats();
        assertThat(late).containsExactly(early);
    }

    @Test
    void windowsAcrossGapsAreDropped() throws IOException {
        Path f = file("a.nc", 0, 30, true, 0, "mm", i -> i % 5, i -> i < 5 ? i : i + 7);
        assertThat(open(new ArchiveFiles(), f, options()).counts()).containsEntry("windows_across_gaps", 2L).containsEntry("windows_train", 10L);
    }

    @Test
    void totalsBecomeAmounts() throws IOException {
        Path f = file("a.nc", 0, 30, true, 0, "m", i -> (i / (H * W) % 6) * (1 + i % 2) / 1000.0, i -> i);
        float[] past = open(new ArchiveFiles(), f, options("sums", "growing")).split("train").read(new int[] {1}, FreshReading.evaluation(1)).get("past").toFloats();
        assertThat(past[0]).isCloseTo(1, within(1e-4f));
        assertThat(past[1]).isCloseTo(2, within(1e-4f));
    }

    @Test
    void rejects() throws IOException {
        Path good = plain(30);
        refused("none of the elements [q]", good, "elements", "q", "target", "q");
        refused("no element 'q'", good, "elements", "q,tp");
        refused("cannot become 'hPa'", good, "units", "t=hPa");
        refused("not an amount or rate of rain", good, "elements", "t", "target", "t");
        refused("too few for three blocks", good, "t_in", "20");
        refused("the answer would be given", good, "mode", "postprocess");
        refused("thresholds=0,1", good, "thresholds", "0,1");
        refused("rain cannot be negative", file("n.nc", 0, 30, true, 0, "mm", i -> i == 100 ? -0.5 : i % 3, i -> i));
        refused("is missing in some cells", file("m.nc", 0, 30, true, 0, "mm", i -> i == 100 ? -999 : i % 3, i -> i));
        refused("there twice", file("t.nc", 0, 30, true, 0, "mm", i -> i % 3, i -> i == 4 ? 3 : i));
        refused("not sorted", file("u.nc", 0, 30, true, 0, "mm", i -> i % 3, i -> i == 4 ? 1.5 : i));
        refused("everywhere in the training frames", file("c.nc", 0, 30, true, 0, "mm", i -> 2, i -> i));
        Files.write(folder.resolve("in/text.nc"), "no data".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        refused("not a NetCDF file", folder.resolve("in/text.nc"));
        Path other = folder.resolve("in2");
        Files.createDirectories(other);
        Files.move(file("x.nc", 0, 12, true, 0, "mm", i -> i % 3, i -> i), other.resolve("a.nc"));
        Files.move(file("y.nc", 12, 12, true, 90, "mm", i -> i % 3, i -> i), other.resolve("b.nc"));
        refused("is not that of the files before", other);
    }

    @Test
    void madeRainIsRepeatable() throws IOException {
        MadeRain f = new MadeRain();
        Map<String, String> small = Map.of("train", "3", "validation", "1", "test", "2", "hole", "4");
        Dataset a = open(f, null, small);
        Dataset b = open(f, null, small);
        assertThat(a.fingerprint()).isEqualTo(b.fingerprint());
        assertThat(a.split("test").size()).isEqualTo(2);
        Batch one = a.split("train").read(new int[] {0, 1, 2}, FreshReading.evaluation(1));
        float[] mask = one.get("mask").toFloats();
        int gaps = 0;
        for (float m : mask) {
            gaps += m == 0 ? 1 : 0;
        }
        assertThat(gaps).isEqualTo(3 * 3 * 16);
        assertThat(java.util.stream.IntStream.range(0, one.get("y").size()).mapToDouble(i -> one.get("y").floats().get(i)).max().orElse(0)).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"knmi,radar_knmi,40,mm/h", "bom,radar_bom_cscn,16,mm/h", "mch,radar_mch_20160711,40,mm/h", "cmap,cmap,12,mm/day"})
    void realRain(String id, String name, long times, String unit) throws IOException {
        Path data = SharedData.find("weather/" + name);
        List<DatasetFactory> all = List.of(new Knmi(), new Bom(), new Mch(), new Cmap(), new Gpcp(), new ArchiveFiles());
        List<DatasetFactory> taking = all.stream().filter(f -> f.recognises(data)).toList();
        assertThat(taking).hasSize(1);
        Map<String, String> o = id.equals("cmap") ? Map.of("gap", "0") : Map.of("coarsen", "8", "t_in", "2", "t_out", "2", "gap", "0");
        Dataset d = open(taking.get(0), data, o);
        assertThat(d.counts()).containsEntry("times", times);
        assertThat(d.schema().facts()).containsEntry("units", unit);
        Batch b = d.split("test").read(new int[] {0}, FreshReading.evaluation(1));
        double most = java.util.Arrays.stream(b.get("y").toDoubles()).max().orElse(0);
        assertThat(most).isBetween(1.0, 200.0);
    }

    @Test
    void realArchives() throws IOException {
        Path temperature = SharedData.find("weather/era5_2mt_uk");
        Path winds = SharedData.find("weather/xarray-data");
        assertThatThrownBy(() -> open(new ArchiveFiles(), temperature, Map.of("elements", "t2m", "target", "t2m"))).hasMessageContaining("not an amount or rate of rain");
        assertThatThrownBy(() -> open(new ArchiveFiles(), winds, Map.of("elements", "u@500", "target", "u@500"))).hasMessageContaining("set times=index");
        assertThatThrownBy(() -> open(new ArchiveFiles(), winds, Map.of("elements", "u", "target", "u", "times", "index"))).hasMessageContaining("u@LEVEL");
    }
}
