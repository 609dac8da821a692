package quire.paper.lmp.model;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;
import quire.detection.model.Decoding;
import quire.detection.model.DetectorConfig;
import quire.detection.model.DetectorConfig.Kind;
import quire.detection.model.DetectorModel;
import quire.detection.model.Regions;
import quire.detection.nn.Neck;
import quire.detection.nn.Pyramid;
import quire.detection.nn.RoiFeatures;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;
import quire.paper.lmp.model.VideoBackbone.Use;
import quire.paper.lmp.nn.Votes;

/** Detectors for videos: learned sampling and its baselines. */
@Component
@PaperService(paper = "lmp", id = "lmp")
public final class LmpFactory implements ModelFactory {
    /** The feature itself. */
    private record Bare() implements Neck {
        @Override
        public int[] strides(int[] backbone) {
            return backbone;
        }

        @Override
        public Pyramid build(GraphBuilder g, String name, List<FeatureMap> maps, int[] strides) {
            return new Pyramid(maps, strides, maps);
        }
    }

    @Override
    public Options options() {
        return LmpConfig.options().number("score", 0.05, 0, 1, "least score of a detection")
                .number("nms", 0.5, 0, 1, "overlap above which detections of a class suppress each other; 0.3 in the paper")
                .integer("detections", 100, 1, 1000, "detections per frame at most; 300 in the paper");
    }

    @Override
    public String description() {
        return "video detector whose key features reach other frames through learned sampling locations; mode chooses the baselines";
    }

    @Override
    public LmpModel create(OptionValues v, Schema schema, DType dtype) {
        LmpConfig config = LmpConfig.of(v);
        Networks networks = new Networks(config, v.integer("width"), v.integer("blocks"));
        boolean fcos = v.word("head").equals("fcos");
        return new LmpModel(config, part(v, networks, Use.PLAIN, fcos, schema, dtype, ""), part(v, networks, Use.TRIPLE, fcos, schema, dtype, "triple/"),
                part(v, networks, Use.KEY, fcos, schema, dtype, "key/"), part(v, networks, Use.OTHER, fcos, schema, dtype, "nonkey/"));
    }

    private static DetectorModel part(OptionValues v, Networks networks, Use use, boolean fcos, Schema schema, DType dtype, String prefix) {
        DetectorConfig d = new DetectorConfig(fcos ? Kind.FCOS : Kind.FASTER_RCNN, schema.size("classes"), schema.size("height"), schema.size("width"),
                new VideoBackbone(networks, use), 0, new Bare(), fcos ? RoiFeatures.ownLevel() : new Votes(schema.size("classes")), List.of(), 0, 1, 2, 2,
                Regions.SMALL, new Decoding(v.number("score"), 1000, v.number("nms"), v.integer("detections")), 0);
        return new DetectorModel(d, dtype, prefix);
    }
}
