package quire.detection.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.detection.box.GroundTruth;
import quire.detection.nn.AxisSampling;
import quire.detection.nn.LevelRule;
import quire.detection.nn.Pyramid;
import quire.detection.nn.RoiLayout;
import quire.detection.nn.RoiLoss;
import quire.detection.nn.RoiTeaching;
import quire.detection.nn.Rois;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/** A detector as graphs. Parameters lie under {@code backbone/}, {@code neck/}, {@code rpn/}, {@code head/} and the names of further losses. */
public final class DetectorModel implements Model {
    /** Backbone, neck and proposals as {@code train} computes them, without learning. */
    public static final String PROPOSE = "propose";
    /** Backbone, neck and proposals for prediction. */
    public static final String PROPOSE_INFER = "propose_infer";
    /** Prefix of the regions' inputs. */
    static final String ROI = "roi";
    private static final int RATIO = 2;

    private final DetectorConfig config;
    private final DType dtype;
    private final String prefix;

    public DetectorModel(DetectorConfig config, DType dtype) {
        this(config, dtype, "");
    }

    /** @param prefix in front of the graphs' names, for models of several detectors that share parameters */
    public DetectorModel(DetectorConfig config, DType dtype, String prefix) {
        this.config = config;
        this.dtype = dtype;
        this.prefix = prefix;
    }

    /** How a session that holds this detector calls one of its graphs. */
    public String called(String graph) {
        return prefix + graph;
    }

    public DetectorConfig config() {
        return config;
    }

    public DType dtype() {
        return dtype;
    }

    @Override
    public Set<String> graphs() {
        Set<String> names = new TreeSet<>(Set.of(called(TRAIN), called(INFER)));
        if (config.drawsRegions()) {
            names.add(called(PROPOSE));
        }
        if (config.kind() == DetectorConfig.Kind.FASTER_RCNN) {
            names.add(called(PROPOSE_INFER));
        }
        return names;
    }

    @Override
    public GraphSpec graph(String name) {
        if (!graphs().contains(name)) {
            throw new QuireException("the detector has no graph '" + name + "', only " + graphs());
        }
        String own = name.substring(prefix.length());
        return build(new GraphBuilder(dtype, own.equals(TRAIN) || own.equals(PROPOSE)), own);
    }

    /** Convolutions, the second stage's dense layers and region products of one picture's prediction. */
    @Override
    public Map<String, Double> costs() {
        double work = 0;
        for (String name : config.kind() == DetectorConfig.Kind.FASTER_RCNN ? List.of(PROPOSE_INFER, INFER) : List.of(INFER)) {
            GraphBuilder g = new GraphBuilder(dtype, false);
            build(g, name);
            work += g.work();
        }
        return Map.of("mmacs", work / 1e6);
    }

    private GraphSpec build(GraphBuilder g, String name) {
        return switch (config.kind()) {
            case FASTER_RCNN -> new TwoStageGraphs(this).build(g, name);
            case RETINANET -> new RetinaGraphs(this).build(g, name);
            case FCOS -> new FcosGraphs(this).build(g, name);
        };
    }

    /** How regions travel: {@code count} per image, read from the levels that the backbone itself has. */
    public RoiLayout layout(int count) {
        int n = config.taken().length;
        return new RoiLayout(ROI, count, config.regions().bins(), java.util.Arrays.copyOf(config.heights(), n),
                java.util.Arrays.copyOf(config.widths(), n), java.util.Arrays.copyOf(config.strides(), n), AxisSampling.align(RATIO, true),
                new LevelRule(config.regions().finest(), n));
    }

    /** What drawn regions learn. */
    RoiTeaching teaching() {
        return new RoiTeaching(ROI, config.regions().count(), config.classes());
    }

    /** Backbone and neck on the batch's pictures. */
    Pyramid pyramid(GraphBuilder g) {
        FeatureMap image = new FeatureMap(g.input(GroundTruth.IMAGE, -1, 3, config.height(), config.width()), 3, config.height(), config.width());
        List<FeatureMap> maps = config.backbone().maps(g.in("backbone"), image);
        return config.neck().build(g, "neck", maps.subList(config.first(), maps.size()), config.taken());
    }

    /** Declares every part as an output, adds the further losses on regions and the total, and ends the graph. */
    GraphSpec finish(GraphBuilder g, Pyramid pyramid, List<Part> parts) {
        List<Part> all = new ArrayList<>(parts);
        for (RoiLoss loss : config.extra()) {
            all.add(new Part(loss.name(), loss.loss(g, pyramid, new Rois(layout(config.regions().count())), teaching())));
        }
        SDVariable total = null;
        for (Part p : all) {
            g.output(p.name(), p.value());
            total = total == null ? p.value() : total.add(p.value());
        }
        g.output("loss", total);
        return g.build("loss");
    }

    /** Names of the losses that make up the total, and of small objects' shares of them. */
    List<String> lossNames() {
        List<String> names = new ArrayList<>(switch (config.kind()) {
            case FASTER_RCNN -> List.of(TwoStageGraphs.OBJECTNESS, TwoStageGraphs.PROPOSAL_BOX, TwoStageGraphs.CLASS, TwoStageGraphs.BOX);
            case RETINANET -> List.of(TwoStageGraphs.CLASS, TwoStageGraphs.BOX);
            case FCOS -> List.of(TwoStageGraphs.CLASS, TwoStageGraphs.BOX, FcosGraphs.CENTRE);
        });
        config.extra().forEach(l -> names.add(l.name()));
        if (config.small() > 0) {
            names.addAll(List.of(TwoStageGraphs.SMALL_CLASS, TwoStageGraphs.SMALL_BOX));
        }
        return names;
    }

    /** A loss by name. */
    record Part(String name, SDVariable value) {
    }
}
