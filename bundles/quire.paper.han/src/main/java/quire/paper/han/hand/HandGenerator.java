package quire.paper.han.hand;

import java.util.SplittableRandom;

/** Makes one gesture of one subject with all its nuisance: pace, idle ends, camera, drift, noise and lost fingertips. */
final class HandGenerator {
    private static final int SHORTEST = 20;
    private static final int LONGEST = 70;
    private final Tier tier;

    HandGenerator(Tier tier) {
        this.tier = tier;
    }

    /**
     * @param gesture from 0
     * @param hand    whether the whole hand moves open; otherwise the fingers but the index stay curled
     * @return [frames, 22, 3], metres
     */
    double[] make(Subject s, int gesture, boolean hand, SplittableRandom r) {
        int frames = (int) Math.max(SHORTEST, Math.min(LONGEST, Math.round(r.nextInt(SHORTEST, LONGEST + 1) * s.tempo())));
        double before = r.nextDouble(tier.idle());
        double after = r.nextDouble(tier.idle());
        double warp = Math.exp(.3 * r.nextGaussian());
        double[] rest = s.rest().clone();
        double curl = r.nextDouble(.7, 1);
        for (int f = 0; f < 5 && !hand; f++) {
            rest[f] = Math.min(1.1, rest[f] + (f == 0 ? .8 : f == 1 ? 0 : 1) * curl);
        }
        Motion motion = new Motion(gesture, s.amplitude() * r.nextDouble(.6, 1.3), tier.stroke(), rest, r);
        double abduct = r.nextDouble(.85, 1.15);
        double[] start = {r.nextDouble(-.4, .4), r.nextDouble(-.4, .4), r.nextDouble(-.3, .3)};
        double side = tier.camera() * 2 / 3;
        double[] camera = Rotation.of(r.nextDouble(-side, side), r.nextDouble(-tier.camera(), tier.camera()), r.nextDouble(-side, side));
        double[] origin = {r.nextDouble(-.3, .3), r.nextDouble(-.3, .3), r.nextDouble(.4, .7)};
        double[] out = new double[frames * Pose.JOINTS * 3];
        double[] frame = new double[Pose.JOINTS * 3];
        double[] flexion = new double[5];
        double[] place = new double[3];
        double[] drift = new double[3];
        for (int i = 0; i < frames; i++) {
            double m = (i / (frames - 1.0) - before) / Math.max(1 - before - after, .2);
            double u = Math.pow(Math.max(0, Math.min(1, m)), warp);
            motion.flexion(u, flexion);
            motion.place(u, place);
            for (int c = 0; c < 3; c++) {
                drift[c] += tier.drift() * r.nextGaussian();
                place[c] += drift[c];
            }
            Pose.write(s, flexion, abduct, Rotation.of(start[0], start[1] + motion.roll(u), start[2]), place, frame);
            for (int k = 0; k < frame.length; k += 3) {
                Rotation.apply(camera, frame, k);
                for (int c = 0; c < 3; c++) {
                    out[i * frame.length + k + c] = frame[k + c] + origin[c] + tier.noise() * r.nextGaussian();
                }
            }
        }
        loseTips(out, frames, r);
        return out;
    }

    /** Up to three bursts of 2 to 4 frames in which a fingertip is off by 2 to 4 cm. */
    private static void loseTips(double[] out, int frames, SplittableRandom r) {
        for (int burst = r.nextInt(4); burst > 0; burst--) {
            int length = r.nextInt(2, 5);
            int from = r.nextInt(frames - length);
            int tip = 5 + 4 * r.nextInt(5);
            double size = r.nextDouble(.02, .04);
            double a = r.nextDouble(2 * Math.PI);
            double z = r.nextDouble(-1, 1);
            double flat = Math.sqrt(1 - z * z);
            double[] off = {size * flat * Math.cos(a), size * flat * Math.sin(a), size * z};
            for (int i = from; i < from + length; i++) {
                for (int c = 0; c < 3; c++) {
                    out[(i * Pose.JOINTS + tip) * 3 + c] += off[c];
                }
            }
        }
    }
}
