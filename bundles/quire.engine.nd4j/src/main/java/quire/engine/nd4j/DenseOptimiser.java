package quire.engine.nd4j;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import quire.api.compute.Optimiser;

/** Updates dense parameters in place; keeps its moments in the program's store under {@code adam.m/…}, {@code adam.v/…}, {@code sgd.v/…}. */
final class DenseOptimiser {
    private final String graph;
    private final Optimiser options;
    private final Map<String, INDArray> moments;

    DenseOptimiser(String graph, Optimiser options, Map<String, INDArray> moments) {
        this.graph = graph;
        this.options = options;
        this.moments = moments;
    }

    Optimiser options() {
        return options;
    }

    /** @param gradient overwritten */
    void update(String name, INDArray value, INDArray gradient, long iteration, double rate, double gradientFactor) {
        Optimiser.Group group = options.groupOf(name);
        double lr = group == null ? rate : rate * group.rateFactor();
        double decay = group == null ? options.weightDecay() : group.weightDecay();
        if (gradientFactor != 1) {
            gradient.muli(gradientFactor);
        }
        if (decay != 0) {
            try (INDArray term = value.mul(decay)) {
                gradient.addi(term);
            }
        }
        if (options.kind() == Optimiser.Kind.ADAM) {
            // the op adds epsilon before bias correction of v; scaling it gives the form of the paper
            double epsilon = options.epsilon() * Math.sqrt(1 - Math.pow(options.beta2(), iteration + 1.0));
            Nd4j.exec(new AdamUpdater(gradient, moment("adam.v/", name, value), moment("adam.m/", name, value), lr, options.beta1(),
                    options.beta2(), epsilon, Math.toIntExact(iteration)));
        } else {
            if (options.momentum() != 0) {
                INDArray velocity = moment("sgd.v/", name, value);
                velocity.muli(options.momentum()).addi(gradient);
                gradient.assign(velocity);
            }
            gradient.muli(lr);
        }
        value.subi(gradient);
    }

    private INDArray moment(String kind, String name, INDArray like) {
        return moments.computeIfAbsent(kind + graph + "/" + name, k -> Nd4j.createUninitialized(like.dataType(), like.shape(), 'c').assign(0));
    }
}
