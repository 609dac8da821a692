package quire.nn.backbone;

import java.util.List;
import quire.api.QuireException;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/** From a picture to maps, finest first. */
public interface Backbone {
    /** Pixels per cell of each map. */
    int[] strides();

    /** Channels of each map. */
    int[] channels();

    /**
     * Builds the network.
     *
     * @param image [rows, 3, height, width]; sides should be multiples of the last stride
     */
    List<FeatureMap> maps(GraphBuilder g, FeatureMap image);

    /** The backbone of this name: {@code tiny8}, {@code tiny14}, {@code resnet18}, {@code resnet34} or {@code resnet50}. */
    static Backbone named(String name) {
        return switch (name) {
            case "tiny8" -> ResNet.tiny(1, 16, 24, 40);
            case "tiny14" -> ResNet.tiny(2, 16, 24, 40);
            case "resnet18" -> new ResNet(false, false, 64, new int[] {64, 128, 256, 512}, new int[] {2, 2, 2, 2});
            case "resnet34" -> new ResNet(false, false, 64, new int[] {64, 128, 256, 512}, new int[] {3, 4, 6, 3});
            case "resnet50" -> new ResNet(false, true, 64, new int[] {64, 128, 256, 512}, new int[] {3, 4, 6, 3});
            default -> throw new QuireException("no backbone '" + name + "'; choose tiny8, tiny14, resnet18, resnet34 or resnet50");
        };
    }
}
