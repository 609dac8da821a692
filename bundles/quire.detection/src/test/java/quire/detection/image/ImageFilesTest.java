package quire.detection.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.testkit.SharedData;

class ImageFilesTest {
    @TempDir
    private Path folder;

    private static byte[] file(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static int[] pixel(RgbImage i, int x, int y) {
        return new int[] {i.at(x, y, 0), i.at(x, y, 1), i.at(x, y, 2)};
    }

    @Test
    void everyKindOfPngBecomesEightBitRgb() throws IOException {
        BufferedImage rgb = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        rgb.setRGB(1, 0, 0x102030);
        assertThat(pixel(ImageFiles.read("rgb", file(rgb, "png")), 1, 0)).containsExactly(0x10, 0x20, 0x30);

        BufferedImage alpha = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
        alpha.setRGB(0, 1, 0x40C08020);
        assertThat(pixel(ImageFiles.read("alpha", file(alpha, "png")), 0, 1)).containsExactly(0xC0, 0x80, 0x20);

        BufferedImage grey = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(1, 1, 0, 100);
        assertThat(pixel(ImageFiles.read("grey", file(grey, "png")), 1, 1)).containsExactly(100, 100, 100);

        BufferedImage deep = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(1, 1, 0, 200 * 257 + 60);
        assertThat(pixel(ImageFiles.read("deep", file(deep, "png")), 1, 1)).containsExactly(200, 200, 200);

        IndexColorModel palette = new IndexColorModel(2, 3, new byte[] {0, 10, 20}, new byte[] {1, 11, 21}, new byte[] {2, 12, 22});
        BufferedImage indexed = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        indexed.getRaster().setSample(2, 0, 0, 2);
        RgbImage read = ImageFiles.read("palette", file(indexed, "png"));
        assertThat(pixel(read, 2, 0)).containsExactly(20, 21, 22);
        assertThat(pixel(read, 0, 0)).containsExactly(0, 1, 2);

        BufferedImage bits = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        bits.getRaster().setSample(1, 0, 0, 1);
        assertThat(pixel(ImageFiles.read("bits", file(bits, "png")), 1, 0)).containsExactly(255, 255, 255);
    }

    @Test
    void jpegsOfOneThreeAndFourColours() throws IOException {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 90);
        assertThat(ImageFiles.read("grey", file(grey, "jpeg")).at(5, 5, 2)).isBetween(88, 92);
        BufferedImage rgb = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            rgb.setRGB(i % 16, i / 16, 0xC83214);
        }
        int[] p = pixel(ImageFiles.read("rgb", file(rgb, "jpeg")), 8, 8);
        assertThat(p[0]).isBetween(196, 204);
        assertThat(p[1]).isBetween(46, 54);
        assertThat(p[2]).isBetween(16, 24);
        // inks as they are stored: without Adobe's mark 0 is none, with it 255 is none
        p = pixel(ImageFiles.read("cmyk", cmyk(-1, 55, 205, 235, 0)), 8, 8);
        assertThat(p[0]).isBetween(196, 204);
        assertThat(p[1]).isBetween(46, 54);
        p = pixel(ImageFiles.read("adobe", cmyk(0, 200, 50, 20, 255)), 8, 8);
        assertThat(p[0]).isBetween(196, 204);
        assertThat(p[2]).isBetween(16, 24);
        // luma 200 without colour, inverted by the transform, under a black of a half
        p = pixel(ImageFiles.read("ycck", cmyk(2, 55, 128, 128, 128)), 8, 8);
        assertThat(p[0]).isBetween(97, 103);
        assertThat(p[2]).isBetween(97, 103);
    }

    /** A JPEG file of four colours; Adobe's mark with its transform goes in unless that is -1. */
    private static byte[] cmyk(int transform, int... ink) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        for (int i = 0; i < 256; i++) {
            raster.setPixel(i % 16, i / 16, ink);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            writer.write(null, new IIOImage(raster, null, null), param);
        } finally {
            writer.dispose();
        }
        byte[] plain = out.toByteArray();
        if (transform < 0) {
            return plain;
        }
        byte[] mark = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        return ByteBuffer.allocate(plain.length + mark.length).put(plain, 0, 2).put(mark).put(plain, 2, plain.length - 2).array();
    }

    @Test
    void badFilesAreRefused() throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 4096; i++) {
            image.setRGB(i % 64, i / 64, i * 2654435);
        }
        byte[] png = file(image, "png");
        byte[] jpeg = file(image, "jpeg");
        refused("is empty", new byte[0]);
        refused("is no PNG or JPEG", "GIF89a, or some text".getBytes(StandardCharsets.US_ASCII));
        refused("damaged", Arrays.copyOf(png, png.length / 2));
        refused("damaged", Arrays.copyOf(png, 40));
        refused("damaged", Arrays.copyOf(jpeg, jpeg.length / 2));
        refused("damaged", Arrays.copyOf(jpeg, 30));
        byte[] bomb = png.clone();
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
        refused("60000 x 60000 pixels are more than", bomb);
        assertThatThrownBy(() -> ImageFiles.read(folder.resolve("none.png"))).isInstanceOf(QuireException.class).hasMessageContaining("no such picture");
    }

    private static void refused(String why, byte[] bytes) {
        assertThatThrownBy(() -> ImageFiles.read("x.png", bytes)).isInstanceOf(QuireException.class)
                .satisfies(e -> assertThat(e.getMessage()).startsWith("x.png: ").contains(why).doesNotContain("\n"));
    }

    @Test
    void foldersAreListedInOrderAndCachesAreBounded() throws IOException {
        byte[] png = file(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png");
        Files.createDirectory(folder.resolve("sub"));
        for (String n : new String[] {"b.PNG", "a.jpg", "note.txt", "sub/c.jpeg"}) {
            Files.write(folder.resolve(n), png);
        }
        assertThat(ImageFiles.list(folder, false)).extracting(f -> f.getFileName().toString()).containsExactly("a.jpg", "b.PNG");
        assertThat(ImageFiles.list(folder, true)).hasSize(3);
        assertThat(ImageFiles.list(folder.resolve("a.jpg"), false)).hasSize(1);
        assertThatThrownBy(() -> ImageFiles.list(folder.resolve("x"), false)).isInstanceOf(QuireException.class);
        ImageCache cache = new ImageCache(700);
        RgbImage a = cache.read(folder.resolve("a.jpg"));
        cache.read(folder.resolve("b.PNG"));
        assertThat(cache.read(folder.resolve("a.jpg"))).isSameAs(a);
        cache.read(folder.resolve("sub/c.jpeg"));
        assertThat(cache.bytes()).isEqualTo(600);
        // b was used longest ago and went
        assertThat(cache.read(folder.resolve("a.jpg"))).isSameAs(a);
        assertThat(new ImageCache(0).read(folder.resolve("a.jpg"))).isNotSameAs(a);
    }

    @Test
    void realPicturesRead() throws IOException {
        int n = 0;
        for (String set : new String[] {"detection/tiny_coco/images/val2017", "detection/bccd/JPEGImages"}) {
            for (Path f : ImageFiles.list(SharedData.find(set), false).stream().limit(20).toList()) {
                assertThat(ImageFiles.read(f).width()).isPositive();
                n++;
            }
        }
        assertThat(n).isEqualTo(26);
    }
}
