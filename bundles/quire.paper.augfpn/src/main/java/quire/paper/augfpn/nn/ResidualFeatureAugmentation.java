package quire.paper.augfpn.nn;

import java.util.ArrayList;
import java.util.List;
import quire.api.QuireException;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.FeatureMap;
import quire.nn.conv.Resampling;

/**
 * Residual Feature Augmentation (AugFPN, section 3.2): the backbone's top map pooled to several sizes, each brought to the pyramid's
 * channels by its own 1x1 convolution, enlarged to the map's size (bilinear, corners aligned) and fused. Parameters
 * {@code <name>/context<k>} and those of the fusion.
 *
 * @param channels that come out
 * @param ratios   share of each side that a pooled map has, each above 0 and up to 1, at least one
 * @param pooling  how the sizes follow from them
 * @param fusion   of the contexts
 */
public record ResidualFeatureAugmentation(int channels, List<Double> ratios, ContextPooling pooling, Fusion fusion) {
    /** The paper's. */
    public static final List<Double> RATIOS = List.of(0.1, 0.2, 0.3);

    public ResidualFeatureAugmentation {
        ratios = List.copyOf(ratios);
        if (ratios.isEmpty()) {
            throw new QuireException("ratios: none given; give numbers above 0 and up to 1, as 0.1,0.2,0.3");
        }
        for (double r : ratios) {
            if (!(r > 0 && r <= 1)) {
                throw QuireException.of("ratios: %s is not above 0 and up to 1; give shares of a side, as 0.1,0.2,0.3", r);
            }
        }
    }

    /** Reads ratios joined by ','. */
    public static List<Double> ratios(String text) {
        List<Double> out = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (part.isBlank() && text.isBlank()) {
                continue;
            }
            try {
                out.add(Double.parseDouble(part.strip()));
            } catch (NumberFormatException e) {
                throw new QuireException("ratios: '" + part.strip() + "' is no number; give shares of a side joined by ',', as 0.1,0.2,0.3", e);
            }
        }
        return out;
    }

    /** M6 of the paper. @param top the backbone's last map */
    public Fusion.Result apply(GraphBuilder g, String name, FeatureMap top) {
        List<FeatureMap> contexts = new ArrayList<>();
        List<int[]> sizes = pooling.sizes(ratios, top.height(), top.width());
        for (int k = 0; k < sizes.size(); k++) {
            FeatureMap pooled = Resampling.adaptiveAverage(g, top, sizes.get(k)[0], sizes.get(k)[1]);
            FeatureMap reduced = Conv2d.same(channels, 1).xavier(top.channels()).apply(g, name + "/context" + k, pooled);
            contexts.add(Resampling.bilinear(g, reduced, top.height(), top.width(), true));
        }
        return fusion.apply(g, name + "/fusion", contexts);
    }
}
