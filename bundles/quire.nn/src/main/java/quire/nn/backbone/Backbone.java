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

    /** Names that {@link #named} knows. */
    List<String> NAMES = List.of("tiny8", "tiny14", "tiny10", "tiny18", "resnet18", "resnet34", "resnet50");

    /**
     * A backbone by name: the small form with three stages of one or two blocks ({@code tiny8}, {@code tiny14}), with four, to stride 32
     * ({@code tiny10}, {@code tiny18}), or a network of the residual networks' paper.
     */
    static Backbone named(String name) {
        return switch (name) {
            case "tiny8" -> ResNet.tiny(1, 16, 24, 40);
            case "tiny14" -> ResNet.tiny(2, 16, 24, 40);
            case "tiny10" -> ResNet.tiny(1, 16, 24, 40, 64);
            case "tiny18" -> ResNet.tiny(2, 16, 24, 40, 64);
            case "resnet18" -> new ResNet(false, false, 64, new int[] {64, 128, 256, 512}, new int[] {2, 2, 2, 2});
            case "resnet34" -> new ResNet(false, false, 64, new int[] {64, 128, 256, 512}, new int[] {3, 4, 6, 3});
            case "resnet50" -> new ResNet(false, true, 64, new int[] {64, 128, 256, 512}, new int[] {3, 4, 6, 3});
            default -> throw new QuireException("no backbone '" + name + "'; choose one of " + String.join(", ", NAMES));
        };
    }
}
