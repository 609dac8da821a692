package quire.detection.nn;

import java.util.ArrayList;
import java.util.List;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.FeatureMap;
import quire.nn.conv.Resampling;

/**
 * Feature pyramid network (arXiv:1612.03144, section 3): 1x1 laterals, sums from the top down, 3x3 outputs. Parameters
 * {@code <name>/lateral<i>/…} and {@code <name>/output<i>/…}, finest first. The steps are public so that other necks can change what lies between.
 *
 * @param channels of every level
 * @param extra    levels beyond the backbone's
 */
public record Fpn(int channels, ExtraLevels extra) implements Neck {
    public Fpn {
        if (channels < 1) {
            throw new quire.api.QuireException("a pyramid needs channels, not " + channels + "; set channels to something like 32");
        }
    }

    @Override
    public int[] strides(int[] backbone) {
        return extra.strides(backbone);
    }

    @Override
    public Pyramid build(GraphBuilder g, String name, List<FeatureMap> maps, int[] strides) {
        List<FeatureMap> laterals = laterals(g, name, maps);
        List<FeatureMap> levels = new ArrayList<>(outputs(g, name, topDown(g, laterals)));
        levels.addAll(extra.build(g, name, maps.get(maps.size() - 1), levels.get(levels.size() - 1), x -> x));
        return new Pyramid(levels, strides(strides), laterals);
    }

    /** The backbone's maps brought to equal channels. */
    public List<FeatureMap> laterals(GraphBuilder g, String name, List<FeatureMap> maps) {
        List<FeatureMap> out = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            out.add(Conv2d.same(channels, 1).xavier(maps.get(i).channels()).apply(g, name + "/lateral" + i, maps.get(i)));
        }
        return out;
    }

    /** Every level plus the enlarged sum of those above it. */
    public static List<FeatureMap> topDown(GraphBuilder g, List<FeatureMap> laterals) {
        FeatureMap[] sums = laterals.toArray(FeatureMap[]::new);
        for (int i = sums.length - 2; i >= 0; i--) {
            sums[i] = sums[i].plus(Resampling.nearest(g, sums[i + 1], sums[i].height(), sums[i].width()));
        }
        return List.of(sums);
    }

    /** The convolutions that end the pyramid. */
    public List<FeatureMap> outputs(GraphBuilder g, String name, List<FeatureMap> sums) {
        List<FeatureMap> out = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            out.add(Conv2d.same(channels, 3).xavier(channels).apply(g, name + "/output" + i, sums.get(i)));
        }
        return out;
    }
}
