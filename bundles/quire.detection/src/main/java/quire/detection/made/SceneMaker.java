package quire.detection.made;

import java.util.List;
import quire.detection.made.Scene.Form;
import quire.detection.made.Scene.Texture;

/** Paints the objects of a scene. */
@FunctionalInterface
public interface SceneMaker {
    /** The six classes of shapes and textures. */
    List<String> SHAPES = List.of("striped disc", "striped square", "striped triangle", "dotted disc", "dotted square", "dotted triangle");
    /** The three shapes alone, for sizes at which no texture shows. */
    List<String> STRIPED = SHAPES.subList(0, 3);
    /** Classes that look the same. */
    List<String> SAME = List.of("near warm", "near cold");
    /** Sides that the sets are described for; other sides scale with it. */
    int REFERENCE = 128;

    /** Paints on an empty scene. */
    void paint(Scene scene);

    /** A side of an object, in pixels. */
    @FunctionalInterface
    interface Sides {
        double next(Scene scene);
    }

    /** One to six shapes with sides from a distribution. */
    static SceneMaker shapes(Sides sides) {
        return shapes(1, 6, SHAPES.size(), sides);
    }

    /** Between {@code least} and {@code most} shapes of the first three classes, or of all six, with sides from a distribution. */
    static SceneMaker shapes(int least, int most, int classes, Sides sides) {
        return scene -> {
            scene.ground(30, 120, 12);
            int n = least + scene.random().nextInt(most - least + 1);
            for (int i = 0; i < n; i++) {
                double size = sides.next(scene);
                double stretch = Math.exp((scene.random().nextDouble() - 0.5) * 0.5);
                double w = Math.min(scene.side() - 2.0, Math.max(4, Math.rint(size * stretch)));
                double h = Math.min(scene.side() - 2.0, Math.max(4, Math.rint(size / stretch)));
                double[] box = scene.place(w, h);
                if (box != null) {
                    int label = scene.random().nextInt(classes);
                    scene.add(box, Form.values()[label % 3], Texture.values()[label / 3], scene.colour(), label);
                }
            }
        };
    }

    /** Sides log-uniform between two limits, given for pictures of {@link #REFERENCE} pixels. */
    static Sides logUniform(double low, double high) {
        return scene -> scene.side() / (double) REFERENCE * low * Math.pow(high / low, scene.random().nextDouble());
    }

    /** Sides at the plain level rule's switches, {@code finest} * 2 and 4 (within 12 %), or in the middle between them. */
    static Sides boundary(double finest, boolean at) {
        return scene -> {
            double middle = (at ? finest * 2 : finest * Math.sqrt(2)) * (scene.random().nextBoolean() ? 1 : 2);
            return middle * (1 + 0.12 * (2 * scene.random().nextDouble() - 1)) * scene.side() / REFERENCE;
        };
    }

    /**
     * A plain disc near one corner whose class is the colour of a marker in the corner opposite: what lies near the disc says nothing. The
     * distance is more than half of what the pyramid's cells at the disc see.
     */
    static SceneMaker context() {
        return scene -> {
            scene.ground(60, 100, 8);
            int s = scene.side();
            boolean right = scene.random().nextBoolean();
            boolean low = scene.random().nextBoolean();
            int label = scene.random().nextInt(SAME.size());
            double size = 14 + scene.random().nextInt(7);
            double x = 2 + scene.random().nextInt(12);
            double y = 2 + scene.random().nextInt(12);
            double left = right ? s - x - size : x;
            double top = low ? s - y - size : y;
            double marker = 14;
            double mx = right ? 1 : s - 1 - marker;
            double my = low ? 1 : s - 1 - marker;
            scene.paint(new double[] {mx, my, mx + marker, my + marker}, Form.SQUARE, Texture.PLAIN,
                    label == 0 ? new double[] {255, 120, 20} : new double[] {20, 120, 255});
            scene.add(new double[] {left, top, left + size, top + size}, Form.DISC, Texture.PLAIN, new double[] {230, 230, 230}, label);
        };
    }
}
