package quire.paper.lmp.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import quire.api.dataset.Reading;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.box.GroundTruth;
import quire.detection.data.AnnotatedImage;
import quire.detection.data.BatchWriter;
import quire.detection.data.DetectionInput;
import quire.detection.data.ImageSource;
import quire.detection.image.Canvas;
import quire.detection.image.Placement;
import quire.detection.image.RgbImage;
import quire.paper.lmp.data.KeySchedule.Role;

/**
 * Frames of videos. In training an example is the triple of an old key, a new key and the current frame, at distances as the schedule
 * has them (authors' code: up to one interval, then up to one and a half); in evaluation a frame with its role, in processing order.
 */
public final class VideoSplit implements Split {
    /** Role of each frame, ordinal of {@link Role}: int [N]. */
    public static final String ROLE = "frame_role";
    private final List<List<AnnotatedImage>> videos;
    private final ImageSource source;
    private final DetectionInput input;
    private final int most;
    private final KeySchedule schedule;
    private final double keyShare;
    private final boolean training;
    private final List<int[]> examples = new ArrayList<>();
    private final Canvas canvas;

    /** @param keyShare share of training examples whose current frame is its own new key */
    VideoSplit(List<List<AnnotatedImage>> videos, ImageSource source, DetectionInput input, int most, KeySchedule schedule, double keyShare, boolean training) {
        this.videos = videos;
        this.source = source;
        this.input = input;
        this.most = most;
        this.schedule = schedule;
        this.keyShare = keyShare;
        this.training = training;
        this.canvas = input.canvas();
        for (int v = 0; v < videos.size(); v++) {
            for (int f : schedule.order(videos.get(v).size())) {
                examples.add(new int[] {v, f});
            }
        }
    }

    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public Batch read(int[] rows, Reading reading) {
        BatchWriter out = new BatchWriter(reading, rows.length, input, most);
        Map<String, Tensor> more = new HashMap<>();
        if (training) {
            more.put("image_old", reading.tensor("image_old", DType.FLOAT, rows.length, 3, input.height(), input.width()));
            more.put("image_new", reading.tensor("image_new", DType.FLOAT, rows.length, 3, input.height(), input.width()));
            more.put("old_is_new", reading.tensor("old_is_new", DType.FLOAT, rows.length, 1));
            more.put("new_is_current", reading.tensor("new_is_current", DType.FLOAT, rows.length, 1));
        } else {
            more.put(ROLE, reading.tensor(ROLE, DType.INT, rows.length));
        }
        for (int i = 0; i < rows.length; i++) {
            int[] e = examples.get(rows[i]);
            List<AnnotatedImage> video = videos.get(e[0]);
            boolean flip = training && reading.training() && input.flip() && reading.random().nextBoolean();
            if (training) {
                int[] keys = keys(e[1], video.size(), reading.random());
                put(more.get("image_old").rows(i, i + 1), video.get(keys[0]), flip);
                put(more.get("image_new").rows(i, i + 1), video.get(keys[1]), flip);
                more.get("old_is_new").floats().put(i, keys[0] == keys[1] ? 1 : 0);
                more.get("new_is_current").floats().put(i, keys[1] == e[1] ? 1 : 0);
            } else {
                more.get(ROLE).ints().put(i, schedule.role(e[1], video.size()).ordinal());
            }
            AnnotatedImage image = video.get(e[1]);
            Placement at = draw(image, flip);
            GroundTruth o = image.objects();
            double[] boxes = o.boxes().clone();
            at.toInput(boxes, o.count());
            out.add(canvas, new GroundTruth(boxes, o.labels(), o.areas(), o.flags()), image.width(), image.height(), at.scale(), rows[i]);
        }
        Batch batch = out.batch();
        more.putAll(batch.tensors());
        return new Batch(rows.length, more);
    }

    private void put(Tensor to, AnnotatedImage image, boolean flip) {
        draw(image, flip);
        canvas.put(to.floats());
    }

    private Placement draw(AnnotatedImage image, boolean flip) {
        RgbImage picture = source.read(image);
        Placement at = input.place(picture.width(), picture.height(), flip);
        canvas.clear().draw(picture, at);
        return at;
    }

    /** Old and new key of a training triple. */
    int[] keys(int current, int frames, SplittableRandom random) {
        int n = schedule.interval();
        int half = Math.max(1, n / 2);
        int fresh = schedule.offline() ? current - half + random.nextInt(2 * half) : current - 1 - random.nextInt(n);
        int old = schedule.offline() ? current - half - 1 - random.nextInt(half) : current - n - 1 - random.nextInt(half);
        if (random.nextDouble() < keyShare) {
            fresh = current;
        }
        return new int[] {Math.min(Math.max(old, 0), frames - 1), Math.min(Math.max(fresh, 0), frames - 1)};
    }
}
