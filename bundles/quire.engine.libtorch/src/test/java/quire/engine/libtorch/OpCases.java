package quire.engine.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.enums.DataFormat;
import org.nd4j.enums.PadMode;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv1DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.DeConv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import quire.engine.libtorch.OpCase.Check;
import quire.nd4j.CorrectedOps;

/** Every operation the engine knows, in small graphs. */
final class OpCases {
    private final List<OpCase> all = new ArrayList<>();

    private OpCases() {
    }

    static List<OpCase> all() {
        OpCases c = new OpCases();
        c.arithmetic();
        c.functions();
        c.comparisons();
        c.reductions();
        c.shapes();
        c.indexing();
        c.matrices();
        c.convolutions();
        c.pooling();
        c.losses();
        return c.all;
    }

    private void one(String name, Check check, Function<OpCase, SDVariable> build) {
        all.add(new OpCase(name, check, c -> List.of(build.apply(c))));
    }

    private void both(String name, Function<OpCase, SDVariable> build) {
        one(name, Check.BOTH, build);
    }

    private void loss(String name, Function<OpCase, SDVariable> build) {
        one(name, Check.LOSS, build);
    }

    private void many(String name, Function<OpCase, SDVariable[]> build) {
        all.add(new OpCase(name, Check.BOTH, c -> List.of(build.apply(c))));
    }

    private void values(String name, Function<OpCase, SDVariable> build) {
        one(name, Check.VALUES, build);
    }

    private void differences(String name, Function<OpCase, SDVariable> build) {
        one(name, Check.DIFFERENCES, build);
    }

    private void arithmetic() {
        both("add", c -> c.in("a", 3, 4).add(c.in("b", 3, 4)));
        both("add broadcast", c -> c.in("a", 3, 4).add(c.in("b", 4)));
        both("sub broadcast", c -> c.in("a", 3, 4).sub(c.in("b", 3, 1)));
        both("mul", c -> c.in("a", 2, 3, 4).mul(c.in("b", 3, 4)));
        both("div", c -> c.in("a", 3, 4).div(c.within("b", 1, 2, 3, 4)));
        both("rsub", c -> c.in("a", 3, 4).rsub(c.in("b", 3, 4)));
        both("rdiv", c -> c.within("a", 1, 2, 3, 4).rdiv(c.in("b", 3, 4)));
        both("scalars", c -> c.within("a", 1, 2, 3, 4).add(1.5).mul(0.3).sub(0.2).div(0.7).rsub(2).rdiv(3));
        both("neg", c -> c.in("a", 3, 4).neg());
        both("squared difference", c -> c.in("a", 3, 4).squaredDifference(c.in("b", 3, 4)));
        both("pow scalar", c -> c.sd.math().pow(c.within("a", 0.5, 2, 3, 4), 3));
        both("pow scalar fraction", c -> c.sd.math().pow(c.within("a", 0.5, 2, 3, 4), 1.7));
        both("pow", c -> c.sd.math().pow(c.within("a", 0.5, 2, 3, 4), c.within("b", 0.5, 2, 3, 4)));
        both("max", c -> c.sd.math().max(c.in("a", 3, 4), c.in("b", 3, 4)));
        both("min", c -> c.sd.math().min(c.in("a", 3, 4), c.in("b", 3, 4)));
        both("scalar max", c -> c.sd.scalarMax(c.in("a", 3, 4), 0.2));
        both("scalar min", c -> c.sd.scalarMin(c.in("a", 3, 4), 0.2));
        both("atan2", c -> c.sd.math().atan2(c.in("a", 3, 4), c.within("b", 0.5, 2, 3, 4)));
        both("merge add", c -> c.sd.math().mergeAdd(c.in("a", 3, 4), c.in("b", 3, 4), c.in("c", 3, 4)));
        values("floor div", c -> c.sd.math().floorDiv(c.in("a", 3, 4), c.within("b", 0.5, 2, 3, 4)));
        values("floor mod", c -> c.sd.math().floorMod(c.in("a", 3, 4), c.within("b", 0.5, 2, 3, 4)));
    }

    private void functions() {
        both("square", c -> c.sd.math().square(c.in("a", 3, 4)));
        both("cube", c -> c.sd.math().cube(c.in("a", 3, 4)));
        both("sqrt", c -> c.sd.math().sqrt(c.within("a", 0.5, 2, 3, 4)));
        both("rsqrt", c -> c.sd.math().rsqrt(c.within("a", 0.5, 2, 3, 4)));
        both("reciprocal", c -> c.sd.math().reciprocal(c.within("a", 0.5, 2, 3, 4)));
        both("exp", c -> c.sd.math().exp(c.in("a", 3, 4)));
        both("expm1", c -> c.sd.math().expm1(c.in("a", 3, 4)));
        both("log", c -> c.sd.math().log(c.within("a", 0.5, 2, 3, 4)));
        both("log1p", c -> c.sd.math().log1p(c.within("a", 0.5, 2, 3, 4)));
        both("abs", c -> c.sd.math().abs(c.in("a", 3, 4)));
        both("sign", c -> c.sd.math().sign(c.in("a", 3, 4)));
        both("floor", c -> c.sd.math().floor(c.in("a", 3, 4)));
        both("ceil", c -> c.sd.math().ceil(c.in("a", 3, 4)));
        both("round", c -> c.sd.math().round(c.in("a", 3, 4)));
        both("tanh", c -> c.sd.math().tanh(c.in("a", 3, 4)));
        both("sin", c -> c.sd.math().sin(c.in("a", 3, 4)));
        both("cos", c -> c.sd.math().cos(c.in("a", 3, 4)));
        both("erf", c -> c.sd.math().erf(c.in("a", 3, 4)));
        both("atan", c -> c.sd.math().atan(c.in("a", 3, 4)));
        both("sigmoid", c -> c.sd.nn().sigmoid(c.in("a", 3, 4)));
        both("log sigmoid", c -> c.sd.nn().logSigmoid(c.in("a", 3, 4)));
        both("relu", c -> c.sd.nn().relu(c.in("a", 3, 4), 0));
        both("relu6", c -> c.sd.nn().relu6(c.within("a", -3, 9, 3, 4), 0));
        differences("leaky relu", c -> c.sd.nn().leakyRelu(c.in("a", 3, 4), 0.1));
        both("elu", c -> c.sd.nn().elu(c.in("a", 3, 4)));
        both("selu", c -> c.sd.nn().selu(c.in("a", 3, 4)));
        differences("gelu", c -> c.sd.nn().gelu(c.in("a", 3, 4)));
        differences("precise gelu", c -> c.sd.nn().preciseGelu(c.in("a", 3, 4)));
        both("softplus", c -> c.sd.nn().softplus(c.in("a", 3, 4)));
        both("softsign", c -> c.sd.nn().softsign(c.in("a", 3, 4)));
        both("swish", c -> c.sd.nn().swish(c.in("a", 3, 4)));
        both("hard tanh", c -> c.sd.nn().hardTanh(c.in("a", 3, 4)));
        both("hard sigmoid", c -> c.sd.nn().hardSigmoid(c.within("a", -4, 4, 3, 4)));
        both("clip by value", c -> c.sd.math().clipByValue(c.in("a", 3, 4), -0.5, 0.75));
        differences("prelu shared", c -> c.sd.nn().prelu(c.in("a", 2, 3, 4), c.within("b", 0.1, 0.5, 3, 1), 2));
        both("softmax", c -> c.sd.nn().softmax(c.in("a", 3, 4)));
        both("softmax axis", c -> c.sd.nn().softmax(c.in("a", 2, 3, 4), 1));
        both("softmax of many short rows", c -> c.sd.nn().softmax(c.in("a", 20, 8, 4)));
        both("log softmax", c -> c.sd.nn().logSoftmax(c.in("a", 3, 4)));
        differences("log softmax axis", c -> c.sd.nn().logSoftmax(c.in("a", 2, 3, 4), 1));
        both("layer norm", c -> c.sd.nn().layerNorm(c.in("a", 3, 4), c.in("g", 4), c.in("b", 4), false, 1));
        both("layer norm without bias", c -> c.sd.nn().layerNorm(c.in("a", 2, 3, 4), c.in("g", 4), false, 2));
        both("layer norm channels first", c -> c.sd.nn().layerNorm(c.in("a", 2, 3, 4, 5), c.in("g", 3), c.in("b", 3), true, 1, 2, 3));
        both("bias add", c -> c.sd.nn().biasAdd(c.in("a", 3, 4), c.in("b", 4), false));
        both("bias add nchw", c -> c.sd.nn().biasAdd(c.in("a", 2, 3, 4, 5), c.in("b", 3), true));
        both("identity", c -> c.sd.identity(c.in("a", 3, 4)).mul(2));
        both("standardize", c -> c.sd.math().standardize(c.in("a", 3, 4), 1));
        both("linear", c -> c.sd.nn().linear(c.in("a", 3, 4), c.in("w", 4, 5), c.in("b", 5)));
        both("relu layer", c -> c.sd.nn().reluLayer(c.in("a", 3, 4), c.in("w", 4, 5), c.in("b", 5)));
    }

    private void comparisons() {
        Function<OpCase, SDVariable> a = c -> c.in("a", 3, 4);
        Function<OpCase, SDVariable> b = c -> c.in("b", 3, 4);
        values("gt", c -> a.apply(c).gt(b.apply(c)).castTo(DataType.DOUBLE));
        values("gte", c -> a.apply(c).gte(b.apply(c)).castTo(DataType.DOUBLE));
        values("lt", c -> a.apply(c).lt(b.apply(c)).castTo(DataType.DOUBLE));
        values("lte", c -> a.apply(c).lte(b.apply(c)).castTo(DataType.DOUBLE));
        values("eq", c -> a.apply(c).eq(a.apply(c).add(0)).castTo(DataType.DOUBLE));
        values("neq", c -> a.apply(c).neq(b.apply(c)).castTo(DataType.DOUBLE));
        values("gt scalar", c -> a.apply(c).gt(0.1).castTo(DataType.DOUBLE));
        values("gte scalar", c -> a.apply(c).gte(0.1).castTo(DataType.DOUBLE));
        values("lt scalar", c -> a.apply(c).lt(0.1).castTo(DataType.DOUBLE));
        values("lte scalar", c -> a.apply(c).lte(0.1).castTo(DataType.DOUBLE));
        values("eq scalar", c -> c.ids("i", new int[] {0, 2, 1, 2}, 4).eq(2).castTo(DataType.DOUBLE));
        values("neq scalar", c -> c.ids("i", new int[] {0, 2, 1, 2}, 4).neq(2).castTo(DataType.DOUBLE));
        values("cast down", c -> a.apply(c).castTo(DataType.INT32));
        both("cast mask", c -> a.apply(c).mul(c.ids("m", new int[] {1, 0, 1, 1}, 4).castTo(DataType.DOUBLE)));
        values("and", c -> c.sd.math().and(a.apply(c).gt(0), b.apply(c).gt(0)).castTo(DataType.DOUBLE));
        values("or", c -> c.sd.math().or(a.apply(c).gt(0), b.apply(c).gt(0)).castTo(DataType.DOUBLE));
        differences("where", c -> c.sd.where(a.apply(c), b.apply(c), c.in("m", 3, 4).gt(0)));
    }

    private void reductions() {
        both("sum all", c -> c.in("a", 2, 3, 4).sum());
        both("sum", c -> c.in("a", 2, 3, 4).sum(1));
        both("sum keep", c -> c.in("a", 2, 3, 4).sum(true, 0, 2));
        both("sum negative axis", c -> c.in("a", 2, 3, 4).sum(-1));
        both("mean", c -> c.in("a", 2, 3, 4).mean(1, 2));
        both("mean all", c -> c.in("a", 2, 3, 4).mean());
        both("max reduce", c -> c.in("a", 2, 3, 4).max(1));
        both("max all", c -> c.in("a", 2, 3, 4).max());
        both("max two", c -> c.in("a", 2, 3, 4).max(true, 1, 2));
        both("min reduce", c -> c.in("a", 2, 3, 4).min(2));
        both("prod", c -> c.in("a", 2, 3, 4).prod(1));
        both("prod all", c -> c.within("a", 0.5, 2, 2, 3).prod());
        differences("variance", c -> c.sd.variance(c.in("a", 3, 4), false, 1));
        both("variance corrected", c -> c.sd.variance(c.in("a", 3, 4), true, true, 0));
        both("stdev", c -> c.sd.standardDeviation(c.in("a", 3, 4), true, 1));
        both("norm1", c -> c.sd.norm1(c.in("a", 3, 4), 1));
        both("norm2", c -> c.sd.norm2(c.in("a", 3, 4), 1));
        both("norm2 keep", c -> c.sd.norm2(c.in("a", 3, 4), true, 1));
        both("norm max", c -> c.sd.normmax(c.in("a", 3, 4), 1));
        both("squared norm", c -> c.sd.squaredNorm(c.in("a", 3, 4), 1));
        differences("log sum exp", c -> c.sd.math().logSumExp(c.in("a", 3, 4), 1));
        values("argmax", c -> c.sd.argmax(c.in("a", 3, 4), 1));
        values("argmin", c -> c.sd.argmin(c.in("a", 3, 4), 0));
        differences("cumsum", c -> c.sd.cumsum(c.in("a", 3, 4), false, false, 1));
        differences("cumsum exclusive reverse", c -> c.sd.cumsum(c.in("a", 3, 4), true, true, 0));
        differences("moments", c -> c.sd.math().moments(c.in("a", 3, 4), new int[] {0}, false)[1]);
        both("cosine similarity", c -> c.sd.math().cosineSimilarity(c.in("a", 3, 4), c.in("b", 3, 4), 1));
        both("euclidean distance", c -> c.sd.math().euclideanDistance(c.in("a", 3, 4), c.in("b", 3, 4), 1));
        both("dot", c -> c.sd.dot(c.in("a", 3, 4), c.in("b", 3, 4), 1));
    }

    private void shapes() {
        both("reshape", c -> c.in("a", 2, 3, 4).reshape(6, -1));
        both("permute", c -> c.in("a", 2, 3, 4).permute(2, 0, 1));
        both("transpose", c -> c.sd.transpose(c.in("a", 3, 4)));
        both("expand dims", c -> c.sd.expandDims(c.in("a", 3, 4), 1));
        both("expand dims last", c -> c.sd.expandDims(c.in("a", 3, 4), -1));
        both("squeeze", c -> c.sd.squeeze(c.in("a", 3, 1, 4), 1));
        both("concat", c -> c.sd.concat(1, c.in("a", 3, 4), c.in("b", 3, 2)));
        both("concat negative", c -> c.sd.concat(-1, c.in("a", 3, 4), c.in("b", 3, 2)));
        both("stack", c -> c.sd.stack(1, c.in("a", 3, 4), c.in("b", 3, 4)));
        many("unstack", c -> c.sd.unstack(c.in("a", 3, 4), 0, 3));
        many("split", c -> c.sd.split(c.in("a", 3, 4), 2, 1));
        all.add(new OpCase("split sizes", Check.DIFFERENCES, c -> List.of(c.sd.splitV(c.in("a", 3, 6), c.sd.constant(Nd4j.createFromArray(1, 3, 2)), 3, 1))));
        both("tile", c -> c.sd.tile(c.in("a", 3, 4), 2, 3));
        both("slice", c -> c.sd.slice(c.in("a", 3, 4), new int[] {1, 0}, 2, 3));
        both("slice rest", c -> c.sd.slice(c.in("a", 3, 4), new int[] {1, 1}, -1, -1));
        both("strided slice", c -> c.sd.stridedSlice(c.in("a", 4, 6), new long[] {0, 1}, new long[] {4, 6}, 2, 2));
        both("index", c -> c.in("a", 4, 6).get(SDIndex.interval(1, 3), SDIndex.point(2)));
        both("index all", c -> c.in("a", 4, 6, 2).get(SDIndex.all(), SDIndex.interval(0, 2, 5), SDIndex.all()));
        both("index last", c -> c.in("a", 4, 6).get(SDIndex.point(-1)));
        both("pad", c -> c.sd.nn().pad(c.in("a", 3, 4), c.sd.constant(Nd4j.createFromArray(new int[][] {{1, 0}, {2, 1}})), PadMode.CONSTANT, 0.5));
        differences("pad reflect", c -> c.sd.nn().pad(c.in("a", 2, 3, 4),
                c.sd.constant(Nd4j.createFromArray(new int[][] {{0, 0}, {1, 1}, {2, 1}})), PadMode.REFLECT, 0));
        differences("pad symmetric", c -> c.sd.nn().pad(c.in("a", 2, 3, 4),
                c.sd.constant(Nd4j.createFromArray(new int[][] {{0, 0}, {1, 1}, {2, 1}})), PadMode.SYMMETRIC, 0));
        both("reverse", c -> c.sd.reverse(c.in("a", 3, 4), 1));
        both("space to depth", c -> c.sd.cnn().spaceToDepth(c.in("a", 2, 4, 4, 3), 2, DataFormat.NHWC));
        both("space to depth nchw", c -> c.sd.cnn().spaceToDepth(c.in("a", 2, 3, 4, 4), 2, DataFormat.NCHW));
        both("depth to space", c -> c.sd.cnn().depthToSpace(c.in("a", 2, 2, 2, 12), 2, DataFormat.NHWC));
        both("depth to space nchw", c -> c.sd.cnn().depthToSpace(c.in("a", 2, 12, 2, 2), 2, DataFormat.NCHW));
        values("triu", c -> c.sd.linalg().triu(c.in("a", 4, 4), 1));
        both("eye", c -> c.in("a", 3, 3).add(c.sd.math().eye(3, 3).castTo(DataType.DOUBLE)));
        both("range", c -> c.in("a", 3, 4).mul(c.sd.range(0, 4, 1, DataType.DOUBLE)));
        both("fill", c -> c.in("a", 3, 4).mul(c.sd.fill(c.sd.constant(Nd4j.createFromArray(3, 4)), DataType.DOUBLE, 2.5)));
        both("ones like", c -> c.in("a", 3, 4).mul(c.sd.onesLike(c.in("a", 3, 4)).mul(3)));
        differences("zeros like", c -> c.in("a", 3, 4).add(c.sd.zerosLike(c.in("a", 3, 4))));
        both("reshape to shape of", c -> c.sd.reshape(c.in("a", 3, 4), c.sd.shape(c.in("b", 4, 3))));
    }

    private void indexing() {
        int[] rows = {2, 0, 1, 2, 2, 4};
        both("gather", c -> CorrectedOps.gather(c.sd, null, c.in("a", 5, 3), c.ids("i", rows, 6)));
        both("gather matrix", c -> CorrectedOps.gather(c.sd, null, c.in("a", 5, 3), c.ids("i", rows, 2, 3)));
        differences("gather axis", c -> c.sd.gather(c.in("a", 3, 5), c.ids("i", rows, 6), 1));
        differences("gather fixed", c -> c.sd.gather(c.in("a", 5, 3), new int[] {1, 1, 4}, 0));
        values("one hot", c -> c.sd.oneHot(c.ids("i", rows, 2, 3), 5, -1, 1, 0, DataType.DOUBLE));
        values("one hot axis", c -> c.sd.oneHot(c.ids("i", rows, 2, 3), 5, 0, 2, -1, DataType.DOUBLE));
        both("unsorted segment sum", c -> c.sd.unsortedSegmentSum(c.in("a", 6, 3), c.ids("i", rows, 6), 5));
        both("segment sum", c -> c.sd.segmentSum(c.in("a", 6, 3), c.ids("i", new int[] {0, 0, 1, 1, 1, 2}, 6)));
    }

    private void matrices() {
        both("mmul", c -> c.in("a", 3, 4).mmul(c.in("b", 4, 5)));
        both("mmul transposes", c -> c.sd.mmul(c.in("a", 4, 3), c.in("b", 5, 4), true, true, false));
        both("mmul transpose result", c -> c.sd.mmul(c.in("a", 3, 4), c.in("b", 4, 5), false, false, true));
        both("mmul batch", c -> c.in("a", 2, 3, 4).mmul(c.in("b", 2, 4, 5)));
        both("mmul batch 4d transpose", c -> c.sd.mmul(c.in("a", 2, 3, 5, 4), c.in("b", 2, 3, 5, 4), false, true, false));
        both("mmul many tiny results", c -> c.sd.mmul(c.in("a", 40, 4, 3, 6), c.in("b", 40, 4, 3, 6), false, true, false));
        both("mmul many tiny results plain", c -> c.in("a", 132, 4, 6).mmul(c.in("b", 132, 6, 3)));
        both("mmul many tiny left factors", c -> c.in("a", 40, 4, 3, 4).mmul(c.in("b", 40, 4, 4, 20)));
        both("mmul many transposed left factors", c -> c.sd.mmul(c.in("a", 130, 4, 3), c.in("b", 130, 4, 20), true, false, false));
        both("mmul many tiny right factors", c -> c.in("a", 130, 20, 4).mmul(c.in("b", 130, 4, 3)));
        both("mmul many transposed right factors", c -> c.sd.mmul(c.in("a", 32, 4, 20, 8), c.in("b", 32, 4, 6, 8), false, true, false));
        both("xw plus b", c -> c.sd.nn().linear(c.in("a", 3, 4), c.in("b", 4, 5), c.in("c", 5)));
        differences("tensor mmul", c -> c.sd.tensorMmul(c.in("a", 2, 3, 4), c.in("b", 4, 5), new int[] {2}, 0));
        both("attention", c -> c.sd.nn().dotProductAttention(c.in("q", 2, 4, 3), c.in("k", 2, 4, 5), c.in("v", 2, 6, 5), null, true));
        both("attention mask", c -> c.sd.nn().dotProductAttention(c.in("q", 2, 4, 3), c.in("k", 2, 4, 5), c.in("v", 2, 6, 5),
                c.constant(new double[] {1, 1, 1, 0, 0, 1, 1, 1, 1, 0}, 2, 5), true));
    }

    private void convolutions() {
        for (boolean nhwc : new boolean[] {false, true}) {
            for (PaddingMode mode : new PaddingMode[] {PaddingMode.VALID, PaddingMode.SAME}) {
                String tail = (nhwc ? " nhwc " : " nchw ") + mode;
                long[] shape = nhwc ? new long[] {2, 7, 6, 3} : new long[] {2, 3, 7, 6};
                Function<Integer, Conv2DConfig> config = dilation -> Conv2DConfig.builder().kH(3).kW(2).sH(dilation == 1 ? 2 : 1).sW(1)
                        .dH(dilation).dW(1).paddingMode(mode).dataFormat(nhwc ? "NHWC" : "NCHW").build();
                both("conv2d" + tail, c -> c.sd.cnn().conv2d(c.in("a", shape), c.in("w", 3, 2, 3, 4), config.apply(1)));
                both("conv2d bias dilation" + tail, c -> c.sd.cnn().conv2d(c.in("a", shape), c.in("w", 3, 2, 3, 4), c.in("b", 4), config.apply(2)));
                both("depthwise" + tail, c -> c.sd.cnn().depthWiseConv2d(c.in("a", shape), c.in("w", 3, 2, 3, 2), c.in("b", 6), config.apply(1)));
                both("separable" + tail, c -> c.sd.cnn().separableConv2d(c.in("a", shape), c.in("w", 3, 2, 3, 2), c.in("p", 1, 1, 6, 4), config.apply(1)));
                both("deconv2d" + tail, c -> c.sd.cnn().deconv2d(c.in("a", shape), c.in("w", 3, 2, 4, 3), c.in("b", 4),
                        DeConv2DConfig.builder().kH(3).kW(2).sH(2).sW(1).dH(1).dW(1).isSameMode(mode == PaddingMode.SAME)
                                .dataFormat(nhwc ? "NHWC" : "NCHW").build()));
            }
        }
        both("conv2d explicit padding", c -> c.sd.cnn().conv2d(c.in("a", 2, 3, 7, 6), c.in("w", 3, 3, 3, 4),
                Conv2DConfig.builder().kH(3).kW(3).pH(1).pW(1).sH(2).sW(2).paddingMode(PaddingMode.VALID).build()));
        both("deconv2d explicit padding", c -> c.sd.cnn().deconv2d(c.in("a", 2, 3, 4, 5), c.in("w", 4, 4, 2, 3),
                DeConv2DConfig.builder().kH(4).kW(4).pH(1).pW(1).sH(2).sW(2).dH(1).dW(1).isSameMode(false).build()));
        both("conv2d same stride 2 even kernel", c -> c.sd.cnn().conv2d(c.in("a", 1, 2, 8, 8), c.in("w", 4, 4, 2, 3),
                Conv2DConfig.builder().kH(4).kW(4).sH(2).sW(2).paddingMode(PaddingMode.SAME).build()));
        differences("conv2d weights oiyx", c -> c.sd.cnn().conv2d(c.in("a", 2, 3, 5, 5), c.in("w", 4, 3, 3, 3),
                Conv2DConfig.builder().kH(3).kW(3).paddingMode(PaddingMode.VALID).weightsFormat(WeightsFormat.OIYX).build()));
        differences("conv2d weights oyxi", c -> c.sd.cnn().conv2d(c.in("a", 2, 5, 5, 3), c.in("w", 4, 3, 3, 3),
                Conv2DConfig.builder().kH(3).kW(3).paddingMode(PaddingMode.VALID).weightsFormat(WeightsFormat.OYXI).dataFormat("NHWC").build()));
        both("conv1d", c -> c.sd.cnn().conv1d(c.in("a", 2, 3, 9), c.in("w", 3, 3, 4), c.in("b", 4),
                Conv1DConfig.builder().k(3).s(2).paddingMode(PaddingMode.VALID).build()));
        both("conv1d same nwc", c -> c.sd.cnn().conv1d(c.in("a", 2, 9, 3), c.in("w", 3, 3, 4), c.in("b", 4),
                Conv1DConfig.builder().k(3).s(1).paddingMode(PaddingMode.SAME).dataFormat("NWC").build()));
        differences("conv1d causal", c -> c.sd.cnn().conv1d(c.in("a", 2, 3, 9), c.in("w", 3, 3, 4), c.in("b", 4),
                Conv1DConfig.builder().k(3).s(1).paddingMode(PaddingMode.CAUSAL).build()));
    }

    private void pooling() {
        for (boolean nhwc : new boolean[] {false, true}) {
            for (boolean same : new boolean[] {false, true}) {
                String tail = (nhwc ? " nhwc" : " nchw") + (same ? " same" : "");
                long[] shape = nhwc ? new long[] {2, 7, 6, 3} : new long[] {2, 3, 7, 6};
                Pooling2DConfig config = Pooling2DConfig.builder().kH(3).kW(2).sH(2).sW(2).isNHWC(nhwc)
                        .paddingMode(same ? PaddingMode.SAME : PaddingMode.VALID).build();
                both("max pool" + tail, c -> c.sd.cnn().maxPooling2d(c.in("a", shape), config));
                both("avg pool" + tail, c -> c.sd.cnn().avgPooling2d(c.in("a", shape), config));
            }
        }
        Pooling2DConfig padded = Pooling2DConfig.builder().kH(3).kW(3).sH(2).sW(2).pH(1).pW(1).paddingMode(PaddingMode.VALID).build();
        both("max pool padded", c -> c.sd.cnn().maxPooling2d(c.in("a", 2, 3, 7, 7), padded));
        both("avg pool padded", c -> c.sd.cnn().avgPooling2d(c.in("a", 2, 3, 7, 7), padded));
        both("upsampling", c -> c.sd.cnn().upsampling2d(c.in("a", 2, 3, 4, 5), 2, 2, true));
        differences("upsampling nhwc", c -> c.sd.cnn().upsampling2d(c.in("a", 2, 4, 5, 3), 2, 3, false));
    }

    private void losses() {
        for (LossReduce reduce : LossReduce.values()) {
            String tail = " " + reduce.name().toLowerCase(java.util.Locale.ROOT);
            loss("mse" + tail, c -> c.sd.loss().meanSquaredError(null, c.in("y", 3, 4), c.in("p", 3, 4), c.within("w", 0.5, 2, 3, 1), reduce));
            loss("absolute" + tail, c -> c.sd.loss().absoluteDifference(null, c.in("y", 3, 4), c.in("p", 3, 4), null, reduce));
            loss("huber" + tail, c -> c.sd.loss().huberLoss(null, c.in("y", 3, 4), c.in("p", 3, 4), null, reduce, 0.7));
            loss("sigmoid loss" + tail, c -> c.sd.loss().sigmoidCrossEntropy(null,
                    c.constant(new double[] {1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 0}, 3, 4), c.in("p", 3, 4), null, reduce, 0.1));
            loss("softmax loss" + tail, c -> c.sd.loss().softmaxCrossEntropy(null,
                    c.constant(new double[] {1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0}, 3, 4), c.in("p", 3, 4), null, reduce, 0.1));
        }
        loss("sparse softmax loss", c -> c.sd.loss().sparseSoftmaxCrossEntropy(c.in("p", 3, 4), c.ids("y", new int[] {1, 0, 3}, 3)));
        loss("log loss", c -> c.sd.loss().logLoss(null, c.constant(new double[] {1, 0, 1, 1, 0, 0}, 2, 3), c.within("p", 0.1, 0.9, 2, 3)));
        loss("l2 loss", c -> c.sd.loss().l2Loss(c.in("a", 3, 4)));
    }
}
