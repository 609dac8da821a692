package quire.paper.densepoint.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.QuireException;
import quire.paper.densepoint.geometry.Cloud;
import quire.testkit.SharedData;

class ShapeFilesTest {
    private static final String VERTICES = "0 0 0\n1 0 0\n1 1 0\n0 1 0\n";

    private static Shape3 read(String name, String text) {
        return ShapeFiles.read(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void offGluedHeaderAndPolygons() {
        for (String head : new String[] {"OFF\n4 1 0\n", "OFF4 1 0\n", "OFF 4 1 0\n", "# made by hand\nOFF\n\n4 1 0\n"}) {
            Shape3 s = read("a.off", head + VERTICES + "4 0 1 2 3\n");
            assertThat(s.points().size()).isEqualTo(4);
            assertThat(s.triangles()).containsExactly(0, 1, 2, 0, 2, 3);
        }
    }

    @Test
    void surfacesAreSampledByArea() {
        // a triangle of area 4.5 beside one of 0.5, and one without area
        Shape3 s = read("a.off", "OFF\n6 3 0\n0 0 0\n3 0 0\n0 3 0\n10 0 0\n11 0 0\n10 1 0\n3 0 1 2\n3 3 4 5\n3 0 1 1\n");
        Cloud c = s.cloud("a.off", 4000);
        int large = 0;
        for (int i = 0; i < c.size(); i++) {
            large += c.xyz()[3 * i] < 5 ? 1 : 0;
            assertThat(c.normals()[3 * i + 2]).isEqualTo(1f);
        }
        assertThat(large / 4000.0).isCloseTo(0.9, within(0.02));
        assertThat(s.cloud("a.off", 10).xyz()).containsExactly(s.cloud("a.off", 10).xyz());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a.off | OFF_2 1 0_0 0 0_1 0 0_3 0 1 2_ | a.off, line 5: the face names vertex 2, but there are 2 (0 to 1); mend the line",
        "a.off | OFF_3 1 0_0 0 0_1 0 0_ | a.off, line 4: the file ends before vertex 3 of 3; counts and lines disagree, get it again",
        "a.off | OFF_1 0 0_0 0 0_1 0 0_ | a.off, line 4: more lines than the 1 vertices and 0 faces of the counts; mend the counts",
        "a.off | OFF_999999999 5 0_0 0 0_ | a.off, line 2: claims 999999999 vertices and 5 faces, more than the file can hold; get it again",
        "a.off | OFF_x 5 0_ | a.off, line 2: the counts of vertices and faces are 'x 5 0'; mend the header",
        "a.off | ply_ | a.off, line 1: does not begin with OFF; this is no .off file",
        "a.xyz | 0 0 0_1 2_ | a.xyz, line 2: has 2 columns where the lines before have 3; mend the line",
        "a.xyz | 0 0_ | a.xyz, line 1: has 2 columns; give [3, 6] (x y z, normal, part)",
        "a.xyz | 0 0 0_0 NaN 1_ | a.xyz, line 2: 'NaN' is not finite; remove the point",
        "a.xyz | 0 0 z_ | a.xyz, line 1: 'z' is not a number; mend the line",
        "a.xyz | # nothing_ | a.xyz, line 1: the file holds no points; give a cloud",
        "a.obj | v 0 0 0_f 1 2 3_ | a.obj: a face names vertex 1, but there are 1 (0 to 0); mend the file",
        "a.stl | hello_ | a.stl: neither ASCII STL nor binary STL of its size (6 bytes); get the file again",
        "a.ply | ply_format ascii 1.0_element vertex 2_property float x_property float y_property float z_end_header_0 0 0_ | a.ply, line 8: the file ends before its last row; get it again",
        "a.ply | ply_format odd 1.0_element vertex 0_end_header_ | a.ply: format 'odd' is not supported; convert it to ascii or binary_little_endian",
        "a.ply | ply_format ascii 1.0_element face 0_end_header_ | a.ply: has no element vertex; give a file with points",
        "a.pcd | FIELDS x y z_SIZE 4 4 4_TYPE F F F_POINTS 2_DATA binary_compressed_ | a.pcd: DATA binary_compressed is not supported; convert it to ascii or binary",
        "a.pcd | FIELDS x y_SIZE 4 4_TYPE F F_POINTS 1_DATA ascii_0 0_ | a.pcd: no floating field z among [x, y]; give a file with x, y, z of type F",
        "a.pcd | FIELDS x y z_SIZE 4 4 4_TYPE F F F_POINTS 200_DATA ascii_0 0 0_ | a.pcd: claims 200 points, more than the 6 bytes behind the header hold; get the file again",
        "a.jpg | x | a.jpg: no reader for this extension; give one of [off, ply, pcd, xyz, txt, csv, pts, obj, stl]"})
    void refusals(String name, String text, String message) {
        String lines = text.replace("binary_compressed", "binary*compressed").replace("end_header", "end*header").replace('_', '\n').replace('*', '_');
        assertThatThrownBy(() -> read(name, lines)).isInstanceOf(QuireException.class).hasMessage(message);
    }

    @Test
    void meshesWithoutAreaAreRefused() {
        Shape3 s = read("a.off", "OFF\n3 1 0\n0 0 0\n1 0 0\n2 0 0\n3 0 1 2\n");
        assertThatThrownBy(() -> s.cloud("a.off", 5)).isInstanceOf(QuireException.class).hasMessageContaining("no face has an area");
    }

    @Test
    void plyOfEitherOrderAndText() {
        String head = "ply\nformat %s 1.0\nelement vertex 3\nproperty double x\nproperty float y\nproperty short z\nelement face 1\n"
                + "property list uchar int vertex_indices\nend_header\n";
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            byte[] h = String.format(head, order == ByteOrder.LITTLE_ENDIAN ? "binary_little_endian" : "binary_big_endian").getBytes(StandardCharsets.US_ASCII);
            ByteBuffer b = ByteBuffer.allocate(h.length + 3 * 14 + 13).order(order).put(h);
            for (int i = 0; i < 3; i++) {
                b.putDouble(i).putFloat(i * i).putShort((short) -i);
            }
            b.put((byte) 3).putInt(2).putInt(1).putInt(0);
            Shape3 s = ShapeFiles.read("a.ply", b.array());
            assertThat(s.points().xyz()).containsExactly(0, 0, 0, 1, 1, -1, 2, 4, -2);
            assertThat(s.triangles()).containsExactly(2, 1, 0);
        }
        Shape3 text = read("a.ply", String.format(head, "ascii") + "0 0 0\n1 1 -1\n2 4 -2\n3 2 1 0\n");
        assertThat(text.points().xyz()).containsExactly(0, 0, 0, 1, 1, -1, 2, 4, -2);
    }

    @Test
    void pcdText() {
        Shape3 s = read("a.pcd", "# .PCD\nVERSION 0.7\nFIELDS rgb x y z\nSIZE 4 4 4 4\nTYPE U F F F\nCOUNT 1 1 1 1\nPOINTS 2\nDATA ascii\n7 1 2 3\n8 4 5 6\n");
        assertThat(s.points().xyz()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void objAndStl() {
        Shape3 obj = read("a.obj", "o x\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvn 0 0 1\nf 1//1 2//1 3//1 4//1\nf -4 -3 -2\n");
        assertThat(obj.triangles()).containsExactly(0, 1, 2, 0, 2, 3, 0, 1, 2);
        Shape3 stl = read("a.stl", "solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\nendsolid a\n");
        assertThat(stl.triangles()).containsExactly(0, 1, 2);
        ByteBuffer b = ByteBuffer.allocate(84 + 50).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(80, 1).putFloat(84 + 12, 5);
        assertThat(ShapeFiles.read("b.stl", b.array()).points().xyz()[0]).isEqualTo(5f);
    }

    @Test
    void colouredPlyIsReadBack(@TempDir Path folder) throws IOException {
        float[] xyz = {0, 1, 2, 3, 4, 5};
        float[] normals = {0, 0, 1, 1, 0, 0};
        PlyWriter.write(folder.resolve("a.ply"), xyz, normals, new int[] {0xFF0000, 0x00FF00});
        Shape3 s = ShapeFiles.read(folder.resolve("a.ply"));
        assertThat(s.points().xyz()).containsExactly(xyz);
        assertThat(s.points().normals()).containsExactly(normals);
    }

    @Test
    void realFiles() throws IOException {
        Path points = SharedData.find("points");
        Shape3 bunny = ShapeFiles.read(points.resolve("bunny/bun_zipper_res3.ply"));
        assertThat(bunny.points().size()).isEqualTo(1889);
        assertThat(bunny.triangles()).hasSize(3 * 3851);
        Shape3 chair = ShapeFiles.read(points.resolve("modelnet_off/chair_0001.off"));
        assertThat(chair.points().size()).isEqualTo(2382);
        assertThat(chair.cloud("chair", 500).size()).isEqualTo(500);
        try (var files = java.nio.file.Files.list(points.resolve("modelnet10_pcd/sofa/test"))) {
            assertThat(ShapeFiles.read(files.sorted().findFirst().orElseThrow()).points().size()).isEqualTo(1024);
        }
    }
}
