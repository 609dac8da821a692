package quire.detection.image;

import java.util.List;

/**
 * How colours 0 to 255 become inputs: {@code (colour - mean) / deviation}, channel by channel.
 *
 * @param mean      of the channels, in the order the network takes them
 * @param deviation of the channels
 * @param bgr       whether the network takes blue first
 */
public record Normalisation(List<Double> mean, List<Double> deviation, boolean bgr) {
    /** ImageNet's mean and deviation, red first. */
    public static final Normalisation IMAGENET = new Normalisation(List.of(123.675, 116.28, 103.53), List.of(58.395, 57.12, 57.375), false);
    /** Caffe's means, blue first, no scaling. */
    public static final Normalisation CAFFE = new Normalisation(List.of(102.9801, 115.9465, 122.7717), List.of(1.0, 1.0, 1.0), true);
    /** The means of the VID code, blue first, no scaling. */
    public static final Normalisation VID = new Normalisation(List.of(103.06, 115.90, 123.15), List.of(1.0, 1.0, 1.0), true);

    public Normalisation {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != 3 || deviation.size() != 3 || deviation.stream().anyMatch(d -> !(d > 0))) {
            throw new IllegalArgumentException("mean " + mean + " and deviation " + deviation + " are not of three colours");
        }
    }

    /** The named one of these three. */
    public static Normalisation of(String name) {
        return switch (name) {
            case "imagenet" -> IMAGENET;
            case "caffe" -> CAFFE;
            case "vid" -> VID;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Input of every colour of a channel of the network. */
    float[] table(int channel) {
        float[] out = new float[256];
        for (int v = 0; v < 256; v++) {
            out[v] = (float) ((v - mean.get(channel)) / deviation.get(channel));
        }
        return out;
    }

    /** Which colour a channel of the network takes. */
    int colour(int channel) {
        return bgr ? 2 - channel : channel;
    }
}
