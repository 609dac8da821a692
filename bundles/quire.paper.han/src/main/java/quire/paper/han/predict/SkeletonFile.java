package quire.paper.han.predict;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.data.json.Json;
import quire.paper.han.skeleton.Layout;
import quire.paper.han.skeleton.Sequence;
import quire.paper.han.skeleton.SkeletonText;
import quire.paper.han.skeleton.Tracking;

/**
 * Reads one recording: text or CSV with a line a frame (a frame number in front and a header line are allowed), or JSON, an array of
 * frames (or an object whose {@code frames} is one) of numbers in any nesting.
 *
 * @param layout    joints the model knows
 * @param unit      {@code auto} for the layout's, {@code m} or {@code mm}
 * @param mediaPipe whether joints come in MediaPipe's order (wrist, then four joints a finger from thumb to little), to be brought into FPHA's
 */
record SkeletonFile(Layout layout, String unit, boolean mediaPipe) {
    private static final int JOINTS = 21;

    SkeletonFile {
        if (mediaPipe && layout != Layout.FPHA21) {
            throw QuireException.of("MediaPipe hands have 21 joints, but the model was trained on %s (%d); train on fpha to use them", layout.id(),
                    layout.joints());
        }
    }

    /** A checked sequence. @throws QuireException naming file, line and value */
    Sequence read(String source, byte[] bytes) {
        boolean json = SkeletonInputs.lower(source).endsWith(".json");
        byte[] text = json ? lines(source, bytes) : bytes;
        int numbers = SkeletonInputs.firstLine(text).split("[\\s,;]+").length;
        boolean csv = SkeletonInputs.lower(source).endsWith(".csv");
        SkeletonText reader = new SkeletonText(layout, numbers == layout.joints() * 3 + 1, csv, layout.perMetre());
        Sequence s = (unit.equals("auto") ? reader : reader.in(unit)).parse(source, text);
        return Tracking.check(mediaPipe ? reorder(s) : s).sequence();
    }

    /** One line a frame, so that frames are checked like those of text files. */
    private static byte[] lines(String source, byte[] bytes) {
        Object root = Json.parse(source, new String(bytes, StandardCharsets.UTF_8), Object.class);
        Object frames = root instanceof Map<?, ?> m ? m.get("frames") : root;
        if (!(frames instanceof List<?> list)) {
            throw QuireException.of("%s: no array of frames; give [[x, y, z, ...], ...] or {\"frames\": [...]}", source);
        }
        StringBuilder out = new StringBuilder();
        for (Object frame : list) {
            flatten(frame, out);
            out.append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void flatten(Object v, StringBuilder out) {
        if (v instanceof List<?> list) {
            list.forEach(e -> flatten(e, out));
        } else if (v instanceof Map<?, ?> point) {
            for (String axis : List.of("x", "y", "z")) {
                flatten(point.get(axis), out);
            }
        } else {
            out.append(v).append(' ');
        }
    }

    /** FPHA: wrist, five knuckles, then the three joints beyond each. */
    private static Sequence reorder(Sequence s) {
        float[] out = new float[s.xyz().length];
        for (int i = 0; i < s.frames(); i++) {
            for (int j = 0; j < JOINTS; j++) {
                int finger = j == 0 ? 0 : j < 6 ? j - 1 : (j - 6) / 3;
                int along = j < 6 ? 0 : 1 + (j - 6) % 3;
                int from = j == 0 ? 0 : 1 + 4 * finger + along;
                System.arraycopy(s.xyz(), (i * JOINTS + from) * 3, out, (i * JOINTS + j) * 3, 3);
            }
        }
        return new Sequence(s.source(), s.layout(), s.frames(), out);
    }
}
