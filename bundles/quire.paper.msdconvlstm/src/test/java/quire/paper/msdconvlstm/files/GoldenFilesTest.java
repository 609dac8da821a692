package quire.paper.msdconvlstm.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;
import quire.paper.msdconvlstm.grib.GribField;
import quire.paper.msdconvlstm.grib.GribFile;
import quire.paper.msdconvlstm.netcdf.CfTime;
import quire.paper.msdconvlstm.netcdf.ClassicWriter;
import quire.paper.msdconvlstm.netcdf.NcType;
import quire.paper.msdconvlstm.netcdf.NetcdfFile;
import quire.paper.msdconvlstm.netcdf.Variable;
import quire.testkit.Golden;

class GoldenFilesTest {
    @TempDir
    Path folder;

    private static Path file(String name) throws URISyntaxException {
        URL url = GoldenFilesTest.class.getResource("/golden/files/" + name);
        assertThat(url).as(name).isNotNull();
        return Path.of(url.toURI());
    }

    private static void near(double[] actual, JsonNode expected, double tolerance) {
        JsonNode data = expected.get("data");
        assertThat(actual).hasSize(data.size());
        for (int i = 0; i < actual.length; i++) {
            double e = data.get(i).isTextual() ? Double.NaN : data.get(i).asDouble();
            if (Double.isNaN(e)) {
                assertThat(actual[i]).as("[%d]", i).isNaN();
            } else {
                assertThat(actual[i]).as("[%d]", i).isCloseTo(e, within(tolerance * Math.max(1, Math.abs(e))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic_record.nc", "classic_fixed.nc", "cdf5_record.nc", "netcdf4_deflate.nc"})
    void netcdf(String name) throws Exception {
        JsonNode expected = Golden.load(GoldenFilesTest.class, "netcdf_files").root().get("expected");
        try (NetcdfFile nc = NetcdfFile.open(file(name))) {
            Variable tp = nc.variable("tp");
            assertThat(tp.axes()).containsExactly("time", "latitude", "longitude");
            near(nc.raw(tp), expected.get("tp_packed"), 0);
            near(nc.values(tp), expected.get("tp"), 1e-9);
            near(nc.values(nc.variable("t2m")), expected.get("t2m"), 1e-9);
            near(nc.values(nc.variable("latitude")), expected.get("latitude"), 0);
            near(nc.values(nc.variable("longitude")), expected.get("longitude"), 0);
            near(nc.raw(nc.variable("time")), expected.get("time_hours"), 0);
            assertThat(CfTime.of(name, nc.variable("time")).seconds(nc.raw(nc.variable("time"))[1])).isEqualTo(java.time.Instant.parse("2019-01-01T06:00:00Z").getEpochSecond());
            assertThat(tp.attributes().text("units")).isEqualTo("m");
        }
    }

    @ParameterizedTest
    @CsvSource({"truncated.nc,truncated", "not_netcdf.nc,not a NetCDF file", "bad_version.nc,unknown version"})
    void brokenNetcdf(String name, String reason) throws Exception {
        Path f = file(name);
        assertThatThrownBy(() -> NetcdfFile.open(f)).isInstanceOf(QuireException.class).hasMessageContaining(name).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tp_bitmap.grib2", "tp_complex.grib2", "tp_ieee.grib2", "tp_simple.grib2", "tp_simple_scan_north.grib2", "two_messages.grib2", "tp_simple.grib1"})
    void grib(String name) throws Exception {
        JsonNode messages = null;
        for (JsonNode f : Golden.load(GoldenFilesTest.class, "grib_files").root().get("expected").get("files")) {
            messages = f.get("file").asText().endsWith("/" + name) ? f.get("messages") : messages;
        }
        List<GribField> fields = GribFile.read(file(name));
        assertThat(fields).hasSize(messages.size());
        for (int m = 0; m < fields.size(); m++) {
            GribField f = fields.get(m);
            near(f.values(), messages.get(m).get("values"), 1e-5);
            double[] lat = new double[f.values().length];
            double[] lon = new double[lat.length];
            for (int k = 0; k < lat.length; k++) {
                lat[k] = f.grid().latitude(f.grid().row(k));
                lon[k] = f.grid().longitude(f.grid().column(k));
            }
            near(lat, messages.get(m).get("latitudes"), 1e-9);
            near(lon, messages.get(m).get("longitudes"), 1e-9);
            if (name.endsWith("2")) {
                assertThat(f.end() - f.start()).isEqualTo(6 * 3600);
                assertThat(f.category() * 1000 + f.number()).isEqualTo(1052);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"tp_ccsds.grib2,5.42 (CCSDS)", "tp_jpeg.grib2,5.40 (JPEG 2000)", "truncated.grib2,truncated", "not_netcdf.nc,not a GRIB file"})
    void refusedGrib(String name, String reason) throws Exception {
        Path f = file(name);
        assertThatThrownBy(() -> GribFile.read(f)).isInstanceOf(QuireException.class).hasMessageContaining(name).hasMessageContaining(reason);
        if (reason.startsWith("5.")) {
            assertThatThrownBy(() -> GribFile.read(f)).hasMessageContaining("grib_set -r -w packingType=");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void writesWhatItReads(int version) throws IOException {
        Path f = folder.resolve("a.nc");
        double[] v = {1.5, -2, 3, 4, 5, 6};
        new ClassicWriter(version).dimension("time", 2, true).dimension("x", 3, false).attribute("title", "odd")
                .variable("x", NcType.SHORT, List.of("x"), Map.of("units", "km"), i -> 10 * i)
                .variable("a", NcType.FLOAT, List.of("time", "x"), Map.of("_FillValue", new double[] {-2}), i -> v[i])
                .variable("b", NcType.BYTE, List.of("time", "x"), Map.of(), i -> i).write(f);
        try (NetcdfFile nc = NetcdfFile.open(f)) {
            assertThat(nc.values(nc.variable("a"))).containsExactly(1.5, Double.NaN, 3, 4, 5, 6);
            assertThat(nc.raw(nc.variable("b"))).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(nc.raw(nc.variable("x"))).containsExactly(0, 10, 20);
            assertThat(nc.attributes().text("title")).isEqualTo("odd");
            assertThat(nc.variable("a").dimensions().get(0).unlimited()).isTrue();
        }
        byte[] whole = Files.readAllBytes(f);
        for (int cut : new int[] {3, 20, whole.length / 2, whole.length - 5}) {
            Path part = Files.write(folder.resolve("cut.nc"), java.util.Arrays.copyOf(whole, cut));
            assertThatThrownBy(() -> NetcdfFile.open(part)).as("cut at %d", cut).isInstanceOf(QuireException.class);
        }
    }

    @Test
    void refusesOtherCalendars() throws IOException {
        Path f = folder.resolve("c.nc");
        new ClassicWriter(1).dimension("time", 1, false).variable("time", NcType.INT, List.of("time"), Map.of("units", "days since 2000-01-01", "calendar", "360_day"), i -> i).write(f);
        try (NetcdfFile nc = NetcdfFile.open(f)) {
            assertThatThrownBy(() -> CfTime.of("c.nc", nc.variable("time"))).isInstanceOf(QuireException.class).hasMessageContaining("360_day");
        }
    }

    /** The values of tp_simple as template 5.3 would have them: one group of differences. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void differences(int order) throws Exception {
        byte[] simple = Files.readAllBytes(file("tp_simple.grib2"));
        double[] v = GribFile.read(file("tp_simple.grib2")).get(0).values();
        int five = section(simple, 5);
        int[] x = java.util.Arrays.stream(v).mapToInt(d -> (int) Math.round(d * 64)).toArray();
        int[] d = x.clone();
        int least = Integer.MAX_VALUE;
        for (int i = order; i < d.length; i++) {
            d[i] = order == 1 ? x[i] - x[i - 1] : x[i] - 2 * x[i - 1] + x[i - 2];
            least = Math.min(least, d[i]);
        }
        java.nio.ByteBuffer s5 = java.nio.ByteBuffer.allocate(49).putInt(49).put((byte) 5).putInt(v.length).putShort((short) 3).putFloat(0).putShort((short) (0x8000 | 6))
                .putShort((short) 0).put((byte) 16).put((byte) 0).put((byte) 1).put((byte) 0).putInt(0).putInt(0).putInt(1).put((byte) 24).put((byte) 0).putInt(v.length)
                .put((byte) 1).putInt(v.length).put((byte) 0).put((byte) order).put((byte) 2);
        java.nio.ByteBuffer s7 = java.nio.ByteBuffer.allocate(5 + 2 * order + 2 + 2 + 3 * v.length);
        s7.putInt(s7.capacity()).put((byte) 7);
        for (int i = 0; i < order; i++) {
            s7.putShort((short) x[i]);
        }
        s7.putShort((short) (least < 0 ? 0x8000 | -least : least)).putShort((short) 0);
        for (int i = 0; i < d.length; i++) {
            int left = i < order ? 0 : d[i] - least;
            s7.put((byte) (left >> 16)).put((byte) (left >> 8)).put((byte) left);
        }
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.write(simple, 0, five);
        out.write(s5.array());
        out.write(new byte[] {0, 0, 0, 6, 6, (byte) 255});
        out.write(s7.array());
        out.write("7777".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        byte[] message = out.toByteArray();
        java.nio.ByteBuffer.wrap(message).putLong(8, message.length);
        double[] found = GribFile.read(Files.write(folder.resolve("d.grib2"), message)).get(0).values();
        assertThat(found).containsExactly(v, within(1e-9));
        message[five + 10] = 50;
        assertThatThrownBy(() -> GribFile.read(Files.write(folder.resolve("d.grib2"), message))).isInstanceOf(QuireException.class).hasMessageContaining("template 5.50");
    }

    private static int section(byte[] message, int number) {
        int at = 16;
        while (message[at + 4] != number) {
            at += java.nio.ByteBuffer.wrap(message).getInt(at);
        }
        return at;
    }
}
