package quire.paper.han.hand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import quire.api.tensor.Seeds;

/** Writes a synthetic set in SHREC's layout: train index with training and validation subjects, test index with others. */
public final class HandWriter {
    private static final int GESTURES = 14;
    private final Tier tier;
    private final long seed;

    /** @param seed makes subjects and sequences */
    public HandWriter(Tier tier, long seed) {
        this.tier = tier;
        this.seed = seed;
    }

    /**
     * Writes sequences of subjects {@code first} to {@code first + subjects - 1}.
     *
     * @param folder   root of the set
     * @param part     makes the sequences differ from those of other parts
     * @param perClass sequences per gesture, dealt to the subjects in turn, one finger and whole hand in turn
     * @return lines for the index file
     */
    public String write(Path folder, String part, int first, int subjects, int perClass) throws IOException {
        StringBuilder index = new StringBuilder();
        HandGenerator generator = new HandGenerator(tier);
        for (int gesture = 0; gesture < GESTURES; gesture++) {
            for (int i = 0; i < perClass; i++) {
                int subject = first + i % subjects;
                int finger = 1 + (i / subjects + i) % 2;
                SplittableRandom r = Seeds.random(seed, part, gesture, i);
                double[] xyz = generator.make(Subject.draw(Seeds.random(seed, "subject", subject)), gesture, finger == 2, r);
                int essai = 1 + i / subjects;
                Path file = folder.resolve("gesture_" + (gesture + 1) + "/finger_" + finger + "/subject_" + subject + "/essai_" + essai);
                Files.createDirectories(file);
                Files.write(file.resolve("skeletons_world.txt"), text(xyz));
                index.append(gesture + 1).append(' ').append(finger).append(' ').append(subject).append(' ').append(essai).append(' ')
                        .append(gesture + 1).append(' ').append(2 * gesture + finger).append(' ').append(xyz.length / 66).append('\n');
            }
        }
        return index.toString();
    }

    /** One line a frame, six decimals; written by hand because a set has millions of numbers. */
    private static byte[] text(double[] xyz) {
        byte[] out = new byte[xyz.length * 12];
        byte[] digits = new byte[20];
        int at = 0;
        for (int i = 0; i < xyz.length; i++) {
            long v = Math.round(xyz[i] * 1e6);
            if (v < 0) {
                out[at++] = '-';
                v = -v;
            }
            int n = 0;
            while (v > 0 || n < 7) {
                digits[n++] = (byte) ('0' + v % 10);
                v /= 10;
            }
            while (n > 0) {
                out[at++] = digits[--n];
                if (n == 6) {
                    out[at++] = '.';
                }
            }
            out[at++] = (byte) (i % 66 == 65 ? '\n' : ' ');
        }
        return Arrays.copyOf(out, at);
    }
}
