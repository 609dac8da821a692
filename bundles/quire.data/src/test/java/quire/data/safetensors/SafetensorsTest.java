package quire.data.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.QuireException;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasWritten() throws IOException {
        Path file = folder.resolve("m.safetensors");
        Safetensors.write(file, Map.of("b/weight", Tensor.of(new float[] {1, -2, 3, 4, 5, 6}, 2, 3), "a", Tensor.of(new int[] {7}),
                "long", Tensor.of(new long[] {Long.MIN_VALUE, 9}, 2), "d", Tensor.of(new double[] {0.1}, 1),
                "none", Tensor.zeros(DType.FLOAT, 0, 4)), Map.of("words", "ä \"q\" \n"));
        Safetensors.Content c = Safetensors.read(file);
        assertThat(c.metadata()).containsExactly(Map.entry("words", "ä \"q\" \n"));
        assertThat(c.tensors()).containsOnlyKeys("a", "b/weight", "d", "long", "none");
        assertThat(c.tensors().get("b/weight").shape()).containsExactly(2, 3);
        assertThat(c.tensors().get("b/weight").toFloats()).containsExactly(1, -2, 3, 4, 5, 6);
        assertThat(c.tensors().get("a").rank()).isZero();
        assertThat(c.tensors().get("a").scalar()).isEqualTo(7);
        assertThat(c.tensors().get("long").longs().get(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(c.tensors().get("d").scalar()).isEqualTo(0.1);
        assertThat(c.tensors().get("none").shape()).containsExactly(0, 4);
        assertThat(Safetensors.read(file, n -> n.equals("d")).tensors()).containsOnlyKeys("d");
        assertThat(Safetensors.metadata(file)).isEqualTo(c.metadata());
    }

    @Test
    void sameTensorsGiveTheSameBytes() throws IOException {
        Map<String, Tensor> tensors = Map.of("x", Tensor.of(new float[] {1}, 1), "y", Tensor.of(new long[] {2}, 1));
        Safetensors.write(folder.resolve("1"), tensors, Map.of("k", "v"));
        Safetensors.write(folder.resolve("2"), new java.util.TreeMap<>(tensors), Map.of("k", "v"));
        assertThat(folder.resolve("1")).hasSameBinaryContentAs(folder.resolve("2"));
    }

    @Test
    void widensHalfFloats() throws IOException {
        byte[] data = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x3C00).putShort((short) 0xC000)
                .putShort((short) 0x0001).putShort((short) 0x7C00).putShort((short) 0x3F80).putShort((short) 0xC040).array();
        Path file = file("{\"h\":{\"dtype\":\"F16\",\"shape\":[4],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[8,12]}}", data);
        Safetensors.Content c = Safetensors.read(file);
        assertThat(c.tensors().get("h").toFloats()).containsExactly(1, -2, 0x1p-24f, Float.POSITIVE_INFINITY);
        assertThat(c.tensors().get("b").toFloats()).containsExactly(1, -3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | 4 | claims bytes 0 to 8 of 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}} | 8 | needs 12 bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296,4],\"data_offsets\":[0,8]}} | 8 | needs 9223372036854775807 bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}} | 8 | negative",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]}} | 8 | type U8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}} | 6 | 'b' claims",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | 8 | Duplicate",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | 9 | 5 bytes after the last tensor",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}} | 4 | lacks",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}} | 4 | expected VALUE_NUMBER_INT",
        "{\"a\":3} | 4 | expected START_OBJECT",
        "[] | 0 | expected START_OBJECT",
        "{\"a\" | 0 | bad safetensors header",
        "{\"__metadata__\":{\"k\":1}} | 0 | metadata k",
    })
    void refusesDamagedHeaders(String header, int dataBytes, String reason) throws IOException {
        Path file = file(header, new byte[dataBytes]);
        assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(QuireException.class)
                .hasMessageContaining(reason).hasMessageContaining(file.toString()).hasMessageNotContaining("\n");
    }

    @Test
    void refusesHeaderLengthsThatDoNotFit() throws IOException {
        for (long length : new long[] {0, -1, 9, 200_000_000, Long.MAX_VALUE}) {
            Path file = folder.resolve("bad");
            Files.write(file, ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
            assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(QuireException.class).hasMessageContaining("header length");
        }
        Path tiny = Files.write(folder.resolve("tiny"), new byte[3]);
        assertThatThrownBy(() -> Safetensors.read(tiny)).isInstanceOf(QuireException.class).hasMessageContaining("3 bytes");
    }

    private Path file(String header, byte[] data) throws IOException {
        byte[] h = header.getBytes(StandardCharsets.UTF_8);
        return Files.write(folder.resolve("f.safetensors"),
                ByteBuffer.allocate(8 + h.length + data.length).order(ByteOrder.LITTLE_ENDIAN).putLong(h.length).put(h).put(data).array());
    }
}
