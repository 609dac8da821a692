package quire.paper.densepoint.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;
import quire.nn.layer.BatchNorm;
import quire.nn.layer.Dense;
import quire.paper.densepoint.geometry.Descriptors;
import quire.paper.densepoint.geometry.Names;

/** Baselines on what the host computes: they learn little or nothing. */
final class DescriptorModels {
    private DescriptorModels() {
    }

    private static void require(Shape shape, Shape.Task task, String model) {
        if (shape.task() != task) {
            throw QuireException.of("model %s is for task=%s, not %s; choose another model or task", model, task.word(), shape.task().word());
        }
    }

    /** Logistic regression on extents, covariance and heights. */
    static Model logistic(Shape shape, DType dtype) {
        require(shape, Shape.Task.CLASSIFY, "logistic");
        return name -> {
            GraphBuilder g = new GraphBuilder(dtype, Model.TRAIN.equals(name));
            SDVariable x = BatchNorm.apply(g, "norm", g.input(Names.GLOBAL, -1, Descriptors.GLOBAL), Descriptors.GLOBAL, Affine.EPSILON, 0.1);
            g.output("features", x);
            int classes = shape.classes();
            SDVariable logits = Dense.linear(g, "classifier", x, Descriptors.GLOBAL, classes, Init.fanIn(Descriptors.GLOBAL), Init.zeros());
            return Heads.classes(g, shape, logits);
        };
    }

    /**
     * The class whose mean distribution of distances is nearest. Buffers add up the distributions of every batch seen, so the means are
     * exact after one epoch; only the sharpness of the softmax follows a gradient.
     */
    static Model d2(Shape shape, DType dtype) {
        require(shape, Shape.Task.CLASSIFY, "d2");
        return name -> {
            GraphBuilder g = new GraphBuilder(dtype, Model.TRAIN.equals(name));
            int classes = shape.classes();
            int width = Descriptors.D2_BINS;
            SDVariable x = g.input(Names.D2, -1, width);
            g.output("features", x.add(0));
            SDVariable sums = g.buffer("sums", Init.zeros(), classes, width);
            SDVariable counts = g.buffer("counts", Init.zeros(), classes, 1);
            SDVariable means = sums.div(g.sd().math().max(counts, g.constant(1)));
            SDVariable squares = g.sd().math().square(x).sum(true, 1).add(g.sd().reshape(g.sd().math().square(means).sum(1), 1, classes));
            SDVariable distance = squares.sub(g.sd().mmul(x, means, false, true, false).mul(2));
            SDVariable sharpness = g.sd().math().exp(g.parameter("sharpness", Init.constant(Math.log(1000)), 1));
            if (g.training()) {
                SDVariable label = g.input(Names.LABEL, -1, classes);
                g.update("sums", sums.add(g.sd().mmul(label, x, true, false, false)));
                g.update("counts", counts.add(g.sd().reshape(label.sum(0), classes, 1)));
            }
            return Heads.classes(g, shape, distance.neg().mul(sharpness));
        };
    }

    /** Normals by principal components of 16 neighbours, as the data set computes them; the one parameter does nothing. */
    static Model pca(Shape shape, DType dtype) {
        require(shape, Shape.Task.NORMALS, "pca");
        return name -> {
            GraphBuilder g = new GraphBuilder(dtype, Model.TRAIN.equals(name));
            SDVariable y = g.sd().reshape(g.input(Names.PCA, -1, shape.points(), 3), -1, 3);
            // a trainable model has at least one parameter; a factor of a vector's length changes no direction
            SDVariable length = g.sd().math().exp(g.parameter("length", Init.zeros(), 1));
            return Heads.points(g, shape, y.mul(length));
        };
    }
}
