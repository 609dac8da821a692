package quire.paper.lmp.predict;

import java.util.Locale;
import java.util.Map;
import quire.api.QuireException;
import quire.api.compute.Session;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.data.DetectionInput;
import quire.detection.image.Canvas;
import quire.detection.image.Placement;
import quire.detection.image.RgbImage;
import quire.detection.model.Detections;
import quire.paper.lmp.LmpProcedure;
import quire.paper.lmp.data.KeySchedule;
import quire.paper.lmp.data.KeySchedule.Role;
import quire.paper.lmp.video.VideoDetector;

/** Frame by frame with online keys. */
final class Streaming implements VideoDetector {
    private final Session session;
    private final LmpProcedure procedure;
    private final KeySchedule schedule;
    private final DetectionInput input;
    private final Canvas canvas;
    private int frame;
    private int width;
    private int height;

    Streaming(Session session, LmpProcedure procedure, KeySchedule schedule, DetectionInput input) {
        this.session = session;
        this.procedure = procedure;
        this.schedule = schedule;
        this.input = input;
        this.canvas = input.canvas();
    }

    @Override
    public Found process(RgbImage image) {
        if (frame > 0 && (image.width() != width || image.height() != height)) {
            throw QuireException.of("frame %d is %d x %d, the video began with %d x %d; frames of a video must be of one size", frame, image.width(),
                    image.height(), width, height);
        }
        width = image.width();
        height = image.height();
        Placement at = input.place(width, height, false);
        Tensor pixels = Tensor.zeros(DType.FLOAT, 1, 3, input.height(), input.width());
        canvas.clear().draw(image, at);
        canvas.put(pixels.floats());
        Role role = schedule.role(frame, Integer.MAX_VALUE);
        Map<String, Tensor> said = procedure.frame(session, pixels, role);
        frame++;
        Detections d = Detections.of(said, 0);
        double[] boxes = d.boxes().clone();
        at.toPicture(boxes, d.count());
        return new Found(role.name().toLowerCase(Locale.ROOT), boxes, d.scores(), d.labels());
    }

    @Override
    public void reset() {
        procedure.reset();
        frame = 0;
    }
}
