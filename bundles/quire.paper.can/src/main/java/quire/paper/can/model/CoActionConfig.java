package quire.paper.can.model;

import java.util.ArrayList;
import java.util.List;
import quire.api.QuireException;

/**
 * Shape of a co-action unit (sections 3.3 to 3.5 of the paper).
 *
 * @param layers           of the micro-MLP; each feeds the next
 * @param bias             whether each layer has a bias behind its weights (equation 5; the authors' code has none)
 * @param orders           powers of the feed vector, from 1 (equation 11)
 * @param sumOrders        whether orders are summed (equation 11) rather than concatenated (the authors' code)
 * @param orderIndependent whether each order reads a segment of its own of the induction vector
 * @param tanh             whether layers are followed by tanh rather than nothing
 * @param activateLast     whether the last layer is too (equation 8 yes, the authors' code no)
 * @param collectAll       whether every layer's output is kept (equation 9) rather than the last one's
 * @param poolFirst        whether the history is summed before the micro-MLP (equation 10 as printed) rather than after
 */
public record CoActionConfig(List<Layer> layers, boolean bias, int orders, boolean sumOrders, boolean orderIndependent, boolean tanh,
        boolean activateLast, boolean collectAll, boolean poolFirst) {

    /** A matrix of the micro-MLP. */
    public record Layer(int in, int out) {
    }

    public CoActionConfig {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new QuireException("the micro-MLP needs at least one layer; give sizes as 16-8-4");
        }
        if (orders < 1) {
            throw new QuireException("orders must be at least 1, not " + orders);
        }
        for (int i = 0; i < layers.size(); i++) {
            Layer l = layers.get(i);
            if (l.in() < 1 || l.out() < 1) {
                throw new QuireException("micro-MLP layer " + (i + 1) + " has size " + l.in() + "x" + l.out() + "; sizes start at 1");
            }
            if (i > 0 && layers.get(i - 1).out() != l.in()) {
                throw new QuireException("micro-MLP layers do not chain: layer " + i + " gives " + layers.get(i - 1).out() + ", layer "
                        + (i + 1) + " takes " + l.in());
            }
        }
    }

    /** Layers from sizes, as 16-8-4. */
    public static List<Layer> chain(int... sizes) {
        if (sizes.length < 2) {
            throw new QuireException("the micro-MLP needs an input and an output size; give sizes as 16-8-4");
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < sizes.length; i++) {
            layers.add(new Layer(sizes[i - 1], sizes[i]));
        }
        return layers;
    }

    /** Width of a feed vector. */
    public int feedWidth() {
        return layers.get(0).in();
    }

    /** Width of the weights of one micro-MLP (equations 5 and 6). */
    public int segmentWidth() {
        return layers.stream().mapToInt(l -> l.in() * l.out() + (bias ? l.out() : 0)).sum();
    }

    /** Width of an induction vector. */
    public int inductionWidth() {
        return segmentWidth() * (orderIndependent ? orders : 1);
    }

    /** Columns per order. */
    int columns() {
        return collectAll ? layers.stream().mapToInt(Layer::out).sum() : layers.get(layers.size() - 1).out();
    }

    /** Width of the unit's output. */
    public int outputWidth() {
        return columns() * (sumOrders ? 1 : orders);
    }
}
