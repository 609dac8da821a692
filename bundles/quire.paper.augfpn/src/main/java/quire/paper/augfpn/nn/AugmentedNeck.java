package quire.paper.augfpn.nn;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.detection.nn.ExtraLevels;
import quire.detection.nn.Fpn;
import quire.detection.nn.Neck;
import quire.detection.nn.Pyramid;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;
import quire.nn.conv.Pooling;

/**
 * A feature pyramid whose top lateral has the context of {@link ResidualFeatureAugmentation} added before the pass from the top down.
 * The pyramid's laterals are those before the addition, which consistent supervision reads. Where further levels are convolved, the
 * mean of the context is added to the first of them, as the authors' code does for one-stage detectors; the paper does not say so.
 *
 * @param fpn          what is augmented
 * @param augmentation of the top level
 */
public record AugmentedNeck(Fpn fpn, ResidualFeatureAugmentation augmentation) implements Neck {
    @Override
    public int[] strides(int[] backbone) {
        return fpn.strides(backbone);
    }

    @Override
    public Pyramid build(GraphBuilder g, String name, List<FeatureMap> maps, int[] strides) {
        FeatureMap top = maps.get(maps.size() - 1);
        List<FeatureMap> laterals = fpn.laterals(g, name, maps);
        FeatureMap context = augmentation.apply(g, name + "/rfa", top).map();
        List<FeatureMap> augmented = new ArrayList<>(laterals);
        augmented.set(augmented.size() - 1, augmented.get(augmented.size() - 1).plus(context));
        List<FeatureMap> levels = new ArrayList<>(fpn.outputs(g, name, Fpn.topDown(g, augmented)));
        boolean convolved = fpn.extra().kind() != ExtraLevels.Kind.SUBSAMPLED;
        levels.addAll(fpn.extra().build(g, name, top, levels.get(levels.size() - 1), x -> convolved ? withMean(g, x, context) : x));
        return new Pyramid(levels, strides(strides), laterals);
    }

    private static FeatureMap withMean(GraphBuilder g, FeatureMap x, FeatureMap context) {
        SDVariable mean = Pooling.globalAverage(g, context);
        return x.with(x.value().add(g.sd().reshape(mean, -1, context.channels(), 1, 1)));
    }
}
