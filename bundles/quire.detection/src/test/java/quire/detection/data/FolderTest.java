package quire.detection.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.testkit.SharedData;

/** VOC and ImageNet VID folders. */
class FolderTest {
    private static final String SIZE = "<size><width>100</width><height>80</height><depth>3</depth></size>";
    private static final String CAT = "<object><bndbox><ymax>40.5</ymax><xmin>1</xmin><ymin>11</ymin><xmax>30</xmax></bndbox><name>cat</name>"
            + "<part><name>head</name><bndbox><xmin>5</xmin><ymin>5</ymin><xmax>6</xmax><ymax>6</ymax></bndbox></part><difficult>1</difficult></object>";

    @TempDir
    private Path root;

    private VocFolder voc(String xml) throws IOException {
        write("Annotations/one.xml", "<annotation>" + xml + "</annotation>");
        write("JPEGImages/one.png", "");
        write("ImageSets/Main/train.txt", "one\n");
        return new VocFolder(root);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }

    @Test
    void vocCornersBecomeContinuous() throws IOException {
        VocFolder f = voc(CAT + SIZE);
        assertThat(f.classes(List.of("train"))).isEqualTo(VocFolder.CLASSES);
        AnnotatedImage i = f.read("train", List.of("cat"), BadBoxes.REJECT).images().get(0);
        assertThat(i.objects().boxes()).containsExactly(0, 10, 30, 40.5);
        assertThat(i.objects().areas()).containsExactly(30 * 30.5);
        assertThat(i.objects().flags()).containsExactly(2);
        assertThat(i.file()).isEqualTo("one.png");
        assertThat(i.width()).isEqualTo(100);
    }

    @Test
    void badVocFilesAreRefused() throws IOException {
        refused(CAT, "has no size");
        refused(SIZE + CAT.replace("<xmin>1</xmin>", ""), "object 1 has no bndbox");
        refused(SIZE + CAT.replace("<xmin>1<", "<xmin>NaN<"), "xmin of object 1 is NaN");
        refused(SIZE + CAT.replace("<xmin>1<", "<xmin>one<"), "xmin of object 1 is 'one'");
        refused(SIZE + CAT.replace("<xmin>1<", "<xmin>31<"), "object 1", "wrong order");
        refused(SIZE + CAT.replace("<name>cat</name>", ""), "object 1 has no name");
        refused(SIZE + CAT.replace(">cat<", ">lynx<"), "unknown class 'lynx'");
        refused(SIZE + "<object>", "one.xml", "bad or cut off XML");
        write("Annotations/one.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><annotation>&x;" + SIZE + "</annotation>");
        assertThatThrownBy(() -> new VocFolder(root).read("train", List.of("cat"), BadBoxes.REJECT)).isInstanceOf(QuireException.class);
        write("Annotations/one.xml", "");
        assertThatThrownBy(() -> new VocFolder(root).read("train", List.of("cat"), BadBoxes.REJECT)).hasMessageContaining("has 0 bytes");
        write("Annotations/one.xml", "<html/>");
        assertThatThrownBy(() -> new VocFolder(root).read("train", List.of("cat"), BadBoxes.REJECT)).hasMessageContaining("'html'");
    }

    private void refused(String xml, String... parts) throws IOException {
        VocFolder f = voc(xml);
        assertThatThrownBy(() -> f.read("train", List.of("cat"), BadBoxes.REJECT)).isInstanceOf(QuireException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains("one.xml").contains(parts).doesNotContain("\n"));
    }

    @Test
    void badVocListsAreRefused() throws IOException {
        VocFolder f = voc(SIZE + CAT);
        write("ImageSets/Main/val.txt", "one  1\n\nother -1\n");
        assertThat(f.read("val", List.of("cat"), BadBoxes.REJECT).images()).hasSize(1);
        list(f, "one\none\n", "val.txt:2", "image one is there twice");
        list(f, "two\n", "no picture two.jpg");
        list(f, "../one\n", "val.txt:1", "is no image id");
        list(f, "\n", "names no image");
        Files.delete(root.resolve("Annotations/one.xml"));
        list(f, "one\n", "no such file", "one.xml");
        assertThatThrownBy(() -> f.read("test", List.of("cat"), BadBoxes.REJECT)).hasMessageContaining("no such list");
        assertThatThrownBy(() -> new VocFolder(root.resolve("JPEGImages"))).hasMessageContaining("has no folder Annotations");
    }

    private void list(VocFolder f, String text, String... parts) throws IOException {
        write("ImageSets/Main/val.txt", text);
        assertThatThrownBy(() -> f.read("val", List.of("cat"), BadBoxes.REJECT)).isInstanceOf(QuireException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void bccdReads() throws IOException {
        VocFolder f = new VocFolder(SharedData.find("detection/bccd"));
        List<String> classes = f.classes(List.of("train", "val"));
        assertThat(classes).containsExactly("Platelets", "RBC", "WBC");
        AnnotationSet train = f.read("train", classes, BadBoxes.REJECT);
        AnnotationSet val = f.read("val", classes, BadBoxes.REJECT);
        assertThat(train.images()).hasSize(140);
        assertThat(val.images()).hasSize(40);
        assertThat(train.objects() + val.objects()).isEqualTo(2060 + 188 + 201);
    }

    private void frame(String video, int number, String size) throws IOException {
        String at = video + "/" + String.format("%06d", number);
        write("Data/VID/" + at + ".JPEG", "");
        write("Annotations/VID/" + at + ".xml", "<annotation>" + size + (number == 1 ? CAT.replace(">cat<", ">n02121808<") : "") + "</annotation>");
    }

    @Test
    void videosReadInBothForms() throws IOException {
        for (int i = 0; i < 3; i++) {
            frame("val/v", i, SIZE);
        }
        Path two = Files.writeString(root.resolve("two.txt"), "val/v/000000 1\nval/v/000001 2\n");
        VidFolder f = new VidFolder(root, "VID");
        AnnotationSet s = f.frames(two);
        assertThat(s.images()).hasSize(2);
        assertThat(s.images().get(0).objects().count()).isZero();
        assertThat(s.images().get(1).objects().boxes()).containsExactly(1, 11, 31, 41.5);
        assertThat(s.classes().get(s.images().get(1).objects().labels()[0])).isEqualTo("domestic_cat");
        assertThat(VidClasses.NAMES).hasSameSizeAs(VidClasses.WNIDS).hasSize(30);
        Path four = Files.writeString(root.resolve("four.txt"), "val/v 1 2 3\n");
        assertThat(f.frames(four).images().get(0).file()).isEqualTo("val/v/000002.JPEG");
        List<VidFolder.Video> videos = f.videos(four);
        assertThat(videos.get(0).images()).hasSize(3);
        assertThat(f.set(four, videos).images()).hasSize(3);
    }

    @Test
    void badVideosAreRefused() throws IOException {
        for (int i = 0; i < 3; i++) {
            frame("v", i, SIZE);
        }
        VidFolder f = new VidFolder(root, "VID");
        Path list = root.resolve("list.txt");
        String[][] cases = {{"v 1 0 4", "gap: frame 000003 of 4"}, {"v 1 0 2", "has 3 frames, not 2"}, {"v 1 5 4", "list.txt:1", "frame 5 of 4"},
            {"v/000000 1", "two columns"}, {"w 1 0 3", "no such video"}, {"v one 0 3", "whole number"}, {"v 1 0", "list.txt:1", "is not 'PATH number'"}, {"", "names no frame"}};
        for (String[] c : cases) {
            Files.writeString(list, c[0]);
            String[] parts = Arrays.copyOfRange(c, 1, c.length);
            assertThatThrownBy(() -> f.videos(list)).isInstanceOf(QuireException.class).satisfies(e -> assertThat(e.getMessage()).contains(parts));
        }
        frame("v", 2, SIZE.replace("100", "90"));
        Files.writeString(list, "v 1 0 3");
        assertThatThrownBy(() -> f.videos(list)).hasMessageContaining("the frame is 90 x 80").hasMessageContaining("begins with 100 x 80");
        Files.writeString(list, "v/000000 1\nv/000002 2\n");
        assertThatThrownBy(() -> f.frames(list)).hasMessageContaining("one size");
        Files.writeString(list, "v/000009 1");
        assertThatThrownBy(() -> f.frames(list)).hasMessageContaining("no such picture");
        assertThatThrownBy(() -> new VidFolder(root.resolve("v"), "VID")).hasMessageContaining("no such folder");
    }
}
