package quire.nn.backbone;

import java.util.LinkedHashMap;
import java.util.Map;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.conv.Conv2d;

/** Takes over weights by the names torchvision gives them. */
public final class TorchWeights {
    private TorchWeights() {
    }

    /**
     * Renames and turns weights.
     *
     * @param torch  floating tensors by names such as {@code layer1.0.bn1.running_mean}; counters and the classifier {@code fc} are left out
     * @param prefix in front of the new names, as {@code backbone/}; may be empty
     * @return new tensors, for {@link quire.api.compute.Session#load}
     */
    public static Map<String, Tensor> taken(Map<String, Tensor> torch, String prefix) {
        Map<String, Tensor> out = new LinkedHashMap<>();
        torch.forEach((name, t) -> {
            if (!name.startsWith("fc.") && !name.endsWith("num_batches_tracked")) {
                boolean map = t.rank() == 4;
                out.put(prefix + renamed(name, map), map ? turned(t) : t);
            }
        });
        return out;
    }

    private static String renamed(String name, boolean convolution) {
        int dot = name.lastIndexOf('.');
        String leaf = switch (name.substring(dot + 1)) {
            case "weight" -> convolution ? "weight" : "scale";
            case "bias" -> "shift";
            case "running_mean" -> "mean";
            case "running_var" -> "variance";
            default -> name.substring(dot + 1);
        };
        return name.substring(0, dot).replace('.', '/') + "/" + leaf;
    }

    private static Tensor turned(Tensor w) {
        int out = (int) w.dim(0);
        int in = (int) w.dim(1);
        int k = (int) w.dim(2);
        double[] v = Conv2d.fromOihw(w.toDoubles(), out, in, k);
        if (w.dtype() == DType.DOUBLE) {
            return Tensor.of(v, k, k, in, out);
        }
        float[] f = new float[v.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) v[i];
        }
        return Tensor.of(f, k, k, in, out);
    }
}
