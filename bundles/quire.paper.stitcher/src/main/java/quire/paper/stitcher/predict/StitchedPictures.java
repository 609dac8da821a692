package quire.paper.stitcher.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.run.RunInfo;
import quire.api.tensor.Batch;
import quire.data.batch.FreshReading;
import quire.data.picture.Pictures;
import quire.detection.box.GroundTruth;
import quire.detection.draw.DetectionPainter;
import quire.detection.image.Normalisation;
import quire.detection.image.RgbImage;
import quire.paper.stitcher.data.ChoiceSplit;
import quire.paper.stitcher.data.Coco;
import quire.paper.stitcher.data.StitchedBatch;
import quire.paper.stitcher.data.Voc;
import quire.paper.stitcher.feedback.Mode;
import quire.paper.stitcher.stitch.Grid;

/** Writes stitched pictures of an annotated folder with their boxes, as a training of the run's size and grid sees them. */
final class StitchedPictures {
    private final RunInfo run;
    private final Path out;

    StitchedPictures(RunInfo run, Path out) {
        this.run = run;
        this.out = out;
    }

    List<Path> write(Path folder, int count) throws IOException {
        DatasetFactory factory = List.of(new Voc(), new Coco()).stream().filter(f -> f.recognises(folder)).findFirst().orElseThrow(
                () -> new QuireException(folder + ": neither a VOC nor a COCO folder; give one with annotations, or leave stitched=N away"));
        OptionValues options = factory.options().parse(Map.of("width", Long.toString(run.schema().size("width")), "height",
                Long.toString(run.schema().size("height"))));
        int pictures = Integer.parseInt(run.spec().trainerOptions().getOrDefault("pictures", "4"));
        try (Dataset set = factory.open(new DatasetRequest(folder, out, options, run.spec().seed(), null))) {
            ChoiceSplit split = new ChoiceSplit(set.split(Dataset.TRAIN), Grid.of(pictures), Mode.ALWAYS);
            Normalisation colours = Normalisation.of(options.word("normalisation"));
            DetectionPainter painter = new DetectionPainter(set.schema().classes());
            List<Path> written = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Batch pair = split.read(new int[] {i % split.size()}, new FreshReading(true, new SplittableRandom(run.spec().seed() + i)));
                Batch stitched = StitchedBatch.stitched(pair);
                GroundTruth o = GroundTruth.of(stitched, 0);
                Path png = out.resolve(String.format(Locale.ROOT, "stitched-%03d.png", i + 1));
                Pictures.write(png, painter.paint(picture(stitched, colours), o.boxes(), o.labels(), null, o.count()));
                written.add(png);
            }
            return written;
        }
    }

    /** A picture with its normalisation undone. */
    private static RgbImage picture(Batch batch, Normalisation colours) {
        int height = (int) batch.get(GroundTruth.IMAGE).dim(2);
        int width = (int) batch.get(GroundTruth.IMAGE).dim(3);
        float[] planes = new float[3 * height * width];
        batch.get(GroundTruth.IMAGE).floats().get(0, planes);
        byte[] rgb = new byte[planes.length];
        for (int c = 0; c < 3; c++) {
            int to = colours.bgr() ? 2 - c : c;
            for (int p = 0; p < height * width; p++) {
                double v = planes[c * height * width + p] * colours.deviation().get(c) + colours.mean().get(c);
                rgb[3 * p + to] = (byte) Math.min(255, Math.max(0, Math.rint(v)));
            }
        }
        return new RgbImage(width, height, rgb);
    }
}
