package quire.paper.densepoint.cad;

import java.util.SplittableRandom;

/** A simple solid around the origin, upright along z. */
interface Solid {
    /** Area of its surface. */
    double area();

    /** Puts a point of the surface into 0 to 2 and its outer normal into 3 to 5. */
    void sample(SplittableRandom random, double[] out);

    /** Whether a point lies inside. */
    boolean inside(double x, double y, double z);

    /** A box with these half lengths. */
    record Box(double a, double b, double c) implements Solid {
        @Override
        public double area() {
            return 8 * (a * b + b * c + a * c);
        }

        @Override
        public void sample(SplittableRandom random, double[] out) {
            double[] half = {a, b, c};
            double[] faces = {b * c, a * c, a * b};
            double pick = random.nextDouble() * (faces[0] + faces[1] + faces[2]);
            int axis = pick < faces[0] ? 0 : pick < faces[0] + faces[1] ? 1 : 2;
            double side = random.nextBoolean() ? 1 : -1;
            for (int k = 0; k < 3; k++) {
                out[k] = k == axis ? side * half[k] : random.nextDouble(-half[k], half[k]);
                out[3 + k] = k == axis ? side : 0;
            }
        }

        @Override
        public boolean inside(double x, double y, double z) {
            return Math.abs(x) < a && Math.abs(y) < b && Math.abs(z) < c;
        }
    }

    /** A frustum of half height h with radius r below and s above: cylinder and cone too. */
    record Frustum(double r, double s, double h) implements Solid {
        private double slant() {
            return Math.sqrt((r - s) * (r - s) + 4 * h * h);
        }

        @Override
        public double area() {
            return Math.PI * ((r + s) * slant() + r * r + s * s);
        }

        @Override
        public void sample(SplittableRandom random, double[] out) {
            double pick = random.nextDouble() * area() / Math.PI;
            double angle = random.nextDouble(2 * Math.PI);
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            if (pick < r * r + s * s) {
                boolean top = pick >= r * r;
                double radius = (top ? s : r) * Math.sqrt(random.nextDouble());
                set(out, radius * cos, radius * sin, top ? h : -h, 0, 0, top ? 1 : -1);
                return;
            }
            // the wider end has more of the side
            double u = random.nextDouble();
            double radius = Math.sqrt(r * r + u * (s * s - r * r));
            double t = Math.abs(s - r) < 1e-12 ? u : (radius - r) / (s - r);
            double n = slant();
            set(out, radius * cos, radius * sin, h * (2 * t - 1), cos * 2 * h / n, sin * 2 * h / n, (r - s) / n);
        }

        @Override
        public boolean inside(double x, double y, double z) {
            if (Math.abs(z) >= h) {
                return false;
            }
            double radius = r + (s - r) * (z + h) / (2 * h);
            return x * x + y * y < radius * radius;
        }
    }

    /** A sphere. */
    record Ball(double r) implements Solid {
        @Override
        public double area() {
            return 4 * Math.PI * r * r;
        }

        @Override
        public void sample(SplittableRandom random, double[] out) {
            double z = random.nextDouble(-1, 1);
            double angle = random.nextDouble(2 * Math.PI);
            double w = Math.sqrt(1 - z * z);
            set(out, r * w * Math.cos(angle), r * w * Math.sin(angle), r * z, w * Math.cos(angle), w * Math.sin(angle), z);
        }

        @Override
        public boolean inside(double x, double y, double z) {
            return x * x + y * y + z * z < r * r;
        }
    }

    /** A ring of radius r and thickness t around z. */
    record Ring(double r, double t) implements Solid {
        @Override
        public double area() {
            return 4 * Math.PI * Math.PI * r * t;
        }

        @Override
        public void sample(SplittableRandom random, double[] out) {
            double v;
            do {
                // the outer side has more surface
                v = random.nextDouble(2 * Math.PI);
            } while (random.nextDouble() * (r + t) > r + t * Math.cos(v));
            double u = random.nextDouble(2 * Math.PI);
            double w = r + t * Math.cos(v);
            set(out, w * Math.cos(u), w * Math.sin(u), t * Math.sin(v), Math.cos(v) * Math.cos(u), Math.cos(v) * Math.sin(u), Math.sin(v));
        }

        @Override
        public boolean inside(double x, double y, double z) {
            double d = Math.sqrt(x * x + y * y) - r;
            return d * d + z * z < t * t;
        }
    }

    private static void set(double[] out, double... values) {
        System.arraycopy(values, 0, out, 0, 6);
    }
}
