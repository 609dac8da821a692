package quire.detection.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;
import quire.detection.eval.CocoEvaluation;
import quire.detection.eval.CocoResult;
import quire.testkit.Golden;
import quire.testkit.SharedData;

class CocoTest {
    private static final String IMAGE = "{'id':7,'width':100,'height':80,'file_name':'a.png'}";
    private static final String OTHER = "{'id':3,'width':10,'height':8,'file_name':'sub/b.jpg','extra':{'x':[1]}}";
    private static final String CATS = "{'id':90,'name':'toothbrush'},{'id':2,'name':'bicycle','supercategory':'v'}";

    @TempDir
    private Path folder;

    private Path file(String images, String annotations, String categories) throws IOException {
        // annotations before what they speak of, as some tools write them
        return Files.writeString(folder.resolve("instances.json"), ("{'annotations':[" + annotations + "],'info':{'year':[2017]},'images':["
                + images + "],'categories':[" + categories + "]}").replace('\'', '"'));
    }

    private AnnotationSet read(String annotations) throws IOException {
        return CocoInstances.read(file(IMAGE + "," + OTHER, annotations, CATS), BadBoxes.REJECT);
    }

    @Test
    void recordsBecomeImagesInOrderOfTheirIds() throws IOException {
        AnnotationSet s = read("{'id':1,'image_id':7,'category_id':90,'bbox':[10,20,30.5,40],'area':99.5,'iscrowd':0,'segmentation':"
                + "[[10,20,30,20,30,40]]},{'id':2,'image_id':7,'category_id':2,'bbox':[-5,70,10,20],'iscrowd':1,"
                + "'segmentation':{'size':[80,100],'counts':[8000]}},{'id':3,'image_id':7,'category_id':2,'bbox':[100,0,5,5],'area':25}");
        assertThat(s.classes()).containsExactly("bicycle", "toothbrush");
        assertThat(s.category(1)).isEqualTo(90);
        assertThat(s.images()).extracting(AnnotatedImage::id).containsExactly(3L, 7L);
        AnnotatedImage i = s.images().get(1);
        assertThat(i.objects().boxes()).containsExactly(10, 20, 40.5, 60, 0, 70, 5, 80);
        assertThat(i.given()).containsExactly(10, 20, 30.5, 40, -5, 70, 10, 20);
        assertThat(i.objects().labels()).containsExactly(1, 0);
        assertThat(i.objects().areas()).containsExactly(99.5, 200);
        assertThat(i.objects().crowd(1)).isTrue();
        assertThat(s.counts()).containsEntry("clipped", 1L).containsEntry("dropped_outside", 1L).containsEntry("objects", 1L);
        assertThat(s.learnable(1)).containsExactly(i);
        AnnotationSet only = s.only(List.of("toothbrush"));
        assertThat(only.images().get(1).objects().labels()).containsExactly(0);
        assertThat(only.category(0)).isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'image_id':7,'category_id':2,'bbox':[1,2,0,4] | annotation 5 | has no area",
        "'image_id':7,'category_id':2,'bbox':[1,2,3,-4] | annotation 5 | has no area",
        "'image_id':7,'category_id':2,'bbox':[1,2,3] | annotation 5 | bbox has 3 numbers",
        "'image_id':7,'category_id':2,'bbox':[1,2,3,NaN] | annotation 5 | bbox is NaN",
        "'image_id':7,'category_id':2,'bbox':[1,2,3,1e999] | annotation 5 | bbox is Infinity",
        "'image_id':7,'category_id':2,'bbox':[1,2,3,4],'area':-Infinity | annotation 5 | area is -Infinity",
        "'image_id':7,'category_id':5,'bbox':[1,2,3,4] | annotation 5 | category_id 5 is no category",
        "'image_id':9,'category_id':2,'bbox':[1,2,3,4] | annotation 5 | image_id 9 is no image",
        "'category_id':2,'bbox':[1,2,3,4] | annotation 5 | is missing",
        "'image_id':'7','category_id':2,'bbox':[1,2,3,4] | annotation 5 | image_id is '7'",
        "'image_id':7,'category_id':2,'bbox':[1,2,3,4],'segmentation':{'size':[80,100],'counts':[80,100]} | annotation 5 | 180 pixels in a mask of 8000",
        "'image_id':7,'category_id':2,'bbox':[1,2,3,4],'segmentation':{'size':[8,10],'counts':[80]} | annotation 5 | mask of 10 x 8 on an image of 100 x 80",
        "'image_id':7,'category_id':2,'bbox':[1,2,3,4],'segmentation':{'size':[4,5],'counts':'01113ON'} | annotation 5 | mask of size [4, 5] is wrong",
        "'image_id':7,'category_id':2,'bbox':[1,2,3,4],'segmentation':[[1,2,3,4]] | annotation 5 | polygon of 4 numbers"})
    void badAnnotationsAreRefused(String fields, String record, String why) {
        assertThatThrownBy(() -> read("{'id':5," + fields + "}")).isInstanceOf(QuireException.class)
                .hasMessageContaining("instances.json").hasMessageContaining(record).hasMessageContaining(why.strip());
    }

    @Test
    void boxesWithoutAreaMayBeLeftOut() throws IOException {
        Path f = file(IMAGE, "{'id':5,'image_id':7,'category_id':2,'bbox':[1,2,0,4]},{'id':6,'image_id':7,'category_id':2,'bbox':[1,2,1,4]}", CATS);
        AnnotationSet s = CocoInstances.read(f, BadBoxes.DROP);
        assertThat(s.objects()).isEqualTo(1);
        assertThat(s.counts()).containsEntry("dropped_without_area", 1L);
    }

    @Test
    void badFilesAreRefused() throws IOException {
        String twice = "{'id':5,'image_id':7,'category_id':2,'bbox':[1,2,3,4]}";
        refused(file(IMAGE, twice + "," + twice, CATS), "annotation 5", "twice");
        refused(file(IMAGE + "," + IMAGE, "", CATS), "image 7", "twice");
        refused(file(IMAGE, "", CATS + "," + CATS), "category id 90 is there twice");
        refused(file(IMAGE.replace("a.png", "../a.png"), "", CATS), "image 7", "'../a.png' leaves the folder");
        refused(file(IMAGE.replace("'width':100,", ""), "", CATS), "image 7", "missing");
        refused(file(IMAGE.replace("100", "0"), "", CATS), "image 7", "width is 0");
        refused(Files.writeString(folder.resolve("cut.json"), "{\"images\":[{\"id\":1,"), "cut.json:1", "cut off");
        refused(Files.writeString(folder.resolve("empty.json"), ""), "is empty");
        refused(Files.writeString(folder.resolve("list.json"), "[]"), "the file is '['");
        refused(Files.writeString(folder.resolve("other.json"), "{\"images\":[]}"), "annotations", "missing");
        refused(Files.writeString(folder.resolve("deep.json"), "{\"info\":" + "[".repeat(100)), "deep.json");
        refused(folder.resolve("none.json"), "no such file");
    }

    private static void refused(Path file, String... parts) {
        assertThatThrownBy(() -> CocoInstances.read(file, BadBoxes.REJECT)).isInstanceOf(QuireException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain("\n"));
    }

    @Test
    void whatIsWrittenReadsTheSame() throws IOException {
        AnnotationSet s = read("{'id':1,'image_id':7,'category_id':90,'bbox':[10,20,30.5,40],'area':99.5,'iscrowd':1}");
        Path out = folder.resolve("written.json");
        CocoInstances.write(out, s);
        AnnotationSet t = CocoInstances.read(out, BadBoxes.REJECT);
        assertThat(t.classes()).isEqualTo(s.classes());
        assertThat(t.images().get(1).given()).containsExactly(s.images().get(1).given());
        assertThat(t.images().get(1).objects().areas()).containsExactly(99.5);
        assertThat(t.images().get(1).objects().crowd(0)).isTrue();

        DetectionList d = new DetectionList();
        d.add(1, 1, 0.75, 10, 20, 30.5, 40);
        Path results = folder.resolve("results.json");
        CocoResults.write(results, d, s);
        assertThat(Files.readString(results)).contains("\"image_id\":7,\"category_id\":90,\"bbox\":[10.0,20.0,30.5,40.0],\"score\":0.75");
        DetectionList back = CocoResults.read(results, s);
        assertThat(back.count()).isEqualTo(1);
        assertThat(back.box(0)).containsExactly(10, 20, 30.5, 40);
        assertThat(back.label(0)).isEqualTo(1);
    }

    @Test
    void badResultsAreRefused() throws IOException {
        AnnotationSet s = read("");
        String good = "[{'image_id':7,'category_id':2,'bbox':[1,2,3,4],'score':0.5}]";
        assertThat(results(s, good).count()).isEqualTo(1);
        assertThat(results(s, "[]").count()).isZero();
        assertThatThrownBy(() -> results(s, good.replace("7", "8"))).isInstanceOf(QuireException.class).hasMessageContaining("detection 1")
                .hasMessageContaining("image_id 8 is no image of");
        assertThatThrownBy(() -> results(s, good.replace("id':2", "id':1"))).hasMessageContaining("category_id 1 is no category");
        assertThatThrownBy(() -> results(s, good.replace("0.5", "NaN"))).hasMessageContaining("score is NaN");
        assertThatThrownBy(() -> results(s, good.replace(",'score':0.5", ""))).hasMessageContaining("missing");
        assertThatThrownBy(() -> results(s, good.replace("3,4", "3,-4"))).hasMessageContaining("negative side -4");
        assertThatThrownBy(() -> results(s, good.replace("}]", ""))).hasMessageContaining("cut off");
    }

    private DetectionList results(AnnotationSet set, String text) throws IOException {
        return CocoResults.read(Files.writeString(folder.resolve("r.json"), text.replace('\'', '"')), set);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "crowd", "small_only", "area_from_mask", "category_without_gt", "over_100_detections", "perfect", "ties_and_limits",
        "crowd_ties_and_limits"})
    void filesEvaluateAsPycocotoolsDoes(String name) throws IOException {
        Golden g = Golden.load(getClass(), "coco_eval/" + name);
        Path gt = Files.writeString(folder.resolve("gt.json"), g.root().path("inputs").path("ground_truth").toString());
        Path dt = Files.writeString(folder.resolve("dt.json"), g.root().path("inputs").path("detections").toString());
        AnnotationSet s = CocoInstances.read(gt, BadBoxes.REJECT);
        CocoEvaluation e = new CocoEvaluation(s.classes().size());
        CocoResults.read(dt, s).evaluate(s, e);
        CocoResult r = e.result();
        JsonNode stats = g.root().path("expected").path("stats");
        String[] keys = {"AP", "AP50", "AP75", "APs", "APm", "APl", "AR1", "AR10", "AR100", "ARs", "ARm", "ARl"};
        List<Double> rows = List.copyOf(r.rows().values());
        for (int i = 0; i < keys.length; i++) {
            assertThat(rows.get(i)).as(keys[i]).isCloseTo(stats.get(keys[i]).asDouble(), within(1e-9));
        }
    }

    @Test
    void tinyCocoReads() throws IOException {
        Path root = SharedData.find("detection/tiny_coco/annotations");
        AnnotationSet train = CocoInstances.read(root.resolve("instances_train2017.json"), BadBoxes.REJECT);
        assertThat(train.images()).hasSize(32);
        assertThat(train.objects()).isEqualTo(288);
        assertThat(train.classes()).hasSize(80).startsWith("person", "bicycle").endsWith("toothbrush");
        assertThat(train.counts()).containsEntry("crowds", 4L);
        AnnotationSet val = CocoInstances.read(root.resolve("instances_val2017.json"), BadBoxes.REJECT);
        assertThat(val.objects()).isEqualTo(136);
        assertThat(val.counts()).containsEntry("crowds", 1L);
        // results of other images are told apart
        Path results = SharedData.find("detection/cocoapi").resolve("instances_val2014_fakebbox100_results.json");
        assertThatThrownBy(() -> CocoResults.read(results, val)).hasMessageContaining("image_id 42 is no image of");
    }
}
