package quire.paper.densepoint.cad;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import quire.paper.densepoint.cad.Solid.Ball;
import quire.paper.densepoint.cad.Solid.Box;
import quire.paper.densepoint.cad.Solid.Frustum;
import quire.paper.densepoint.cad.Solid.Ring;

/** Classes of shapes, in groups that differ in a detail; the words are the names of the parts. */
enum Kind {
    TABLE("top", "leg"),
    PEDESTAL_TABLE("top", "column", "foot"),
    CHAIR("seat", "leg", "back"),
    ARMCHAIR("seat", "leg", "back", "arm"),
    STOOL("seat", "leg"),
    MUG("body", "handle"),
    VASE("body", "rim"),
    BOTTLE("body", "neck"),
    CAN("body", "lid"),
    DUMBBELL("bar", "ball"),
    CUBE_DUMBBELL("bar", "cube"),
    RING_STACK("pole", "ring"),
    TWO_WHEELER("bed", "wheel", "shaft"),
    FOUR_WHEELER("bed", "wheel");

    final List<String> parts;

    Kind(String... parts) {
        this.parts = List.of(parts);
    }

    /** Number of the first part of this kind among those of all kinds. */
    int firstPart() {
        int sum = 0;
        for (Kind k : values()) {
            if (k == this) {
                return sum;
            }
            sum += k.parts.size();
        }
        return sum;
    }

    /** A shape of this kind with lengths of its own. */
    List<Placed> build(SplittableRandom r) {
        List<Placed> out = new ArrayList<>();
        double a = 0.5 * j(r);
        double b = 0.5 * j(r);
        double h = 0.5 * j(r);
        double t = 0.05 * j(r);
        switch (this) {
            case TABLE -> seat(out, a, b, h, t);
            case PEDESTAL_TABLE -> {
                out.add(new Placed(new Box(a, b, t), 0, 0, h, 2, 0));
                out.add(new Placed(new Frustum(0.07 * j(r), 0.07 * j(r), h), 0, 0, 0, 2, 1));
                out.add(new Placed(new Frustum(0.35 * j(r), 0.2 * j(r), t), 0, 0, -h, 2, 2));
            }
            case CHAIR, ARMCHAIR -> {
                seat(out, 0.8 * a, 0.8 * b, 0.7 * h, t);
                double back = 0.5 * j(r);
                out.add(new Placed(new Box(t, 0.8 * b, back), -0.8 * a + t, 0, 0.7 * h + back, 2, 2));
                if (this == ARMCHAIR) {
                    double arm = 0.18 * j(r);
                    for (int side = -1; side <= 1; side += 2) {
                        out.add(new Placed(new Box(0.6 * a, t, t), -0.1 * a, side * (0.8 * b - t), 0.7 * h + 2 * arm, 2, 3));
                        out.add(new Placed(new Box(t, t, arm), 0.4 * a, side * (0.8 * b - t), 0.7 * h + arm, 2, 3));
                    }
                }
            }
            case STOOL -> seat(out, 0.6 * a, 0.6 * b, h, t);
            case MUG -> {
                double radius = 0.3 * j(r);
                out.add(new Placed(new Frustum(radius, radius, h), 0, 0, 0, 2, 0));
                out.add(new Placed(new Ring(0.5 * h, t), radius, 0, 0, 1, 1));
            }
            case VASE -> {
                double radius = 0.3 * j(r);
                out.add(new Placed(new Frustum(radius, radius, h), 0, 0, 0, 2, 0));
                out.add(new Placed(new Ring(radius, t), 0, 0, h, 2, 1));
            }
            case BOTTLE -> {
                double radius = 0.3 * j(r);
                double neck = 0.2 * j(r);
                out.add(new Placed(new Frustum(radius, radius, h), 0, 0, 0, 2, 0));
                out.add(new Placed(new Frustum(radius, 0.3 * radius, neck), 0, 0, h + neck, 2, 1));
            }
            case CAN -> {
                double radius = 0.3 * j(r);
                double lid = 0.15 * j(r);
                out.add(new Placed(new Frustum(radius, radius, h), 0, 0, 0, 2, 0));
                out.add(new Placed(new Frustum(0.9 * radius, 0.9 * radius, lid), 0, 0, h + lid, 2, 1));
            }
            case DUMBBELL, CUBE_DUMBBELL -> {
                out.add(new Placed(new Frustum(t, t, a), 0, 0, 0, 0, 0));
                double size = 0.22 * j(r);
                Solid end = this == DUMBBELL ? new Ball(size) : new Box(0.8 * size, 0.8 * size, 0.8 * size);
                out.add(new Placed(end, a, 0, 0, 2, 1));
                out.add(new Placed(end, -a, 0, 0, 2, 1));
            }
            case RING_STACK -> {
                out.add(new Placed(new Frustum(t, t, h), 0, 0, 0, 2, 0));
                for (int k = -1; k <= 1; k++) {
                    out.add(new Placed(new Ring(0.3 * j(r), 1.6 * t), 0, 0, 0.6 * k * h, 2, 1));
                }
            }
            default -> {
                out.add(new Placed(new Box(a, 0.6 * b, 0.12 * j(r)), 0, 0, 0, 2, 0));
                double wheel = 0.2 * j(r);
                for (int side = -1; side <= 1; side += 2) {
                    out.add(new Placed(new Frustum(wheel, wheel, t), -0.7 * a, side * (0.6 * b + t), -0.15, 1, 1));
                    if (this == FOUR_WHEELER) {
                        out.add(new Placed(new Frustum(wheel, wheel, t), 0.7 * a, side * (0.6 * b + t), -0.15, 1, 1));
                    } else {
                        out.add(new Placed(new Box(0.4 * a, 0.5 * t, 0.5 * t), 1.3 * a, side * 0.4 * b, 0, 2, 2));
                    }
                }
            }
        }
        return out;
    }

    private static void seat(List<Placed> out, double a, double b, double h, double t) {
        out.add(new Placed(new Box(a, b, t), 0, 0, h, 2, 0));
        for (int i = 0; i < 4; i++) {
            out.add(new Placed(new Box(t, t, h), (i < 2 ? 1 : -1) * (a - t), (i % 2 == 0 ? 1 : -1) * (b - t), 0, 2, 1));
        }
    }

    /** Factor on a length. */
    private static double j(SplittableRandom r) {
        return r.nextDouble(0.6, 1.4);
    }
}
