package quire.paper.densepoint.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.tensor.DType;
import quire.nd4j.CorrectedOps;
import quire.nn.GraphBuilder;
import quire.paper.densepoint.geometry.Names;
import quire.paper.densepoint.geometry.Nearest;
import quire.paper.densepoint.geometry.Stage;

/** Turns a batch's coordinates and indices into levels and neighbours. */
final class PointInputs {
    private final GraphBuilder g;
    private final Shape shape;

    PointInputs(GraphBuilder g, Shape shape) {
        this.g = g;
        this.shape = shape;
    }

    /** The clouds themselves. */
    Level cloud() {
        return new Level(g.sd().reshape(g.input(Names.XYZ, -1, shape.points(), 3), -1, 3), null, shape.points(), 0);
    }

    /** Coordinates of a stage's centres, without features yet. */
    Level centres(int s, Level before) {
        int m = stage(s).centres();
        return new Level(CorrectedOps.gather(g.sd(), null, before.xyz(), index(Names.centres(s), m)), null, m, 0);
    }

    /** Neighbours of the centres among the level before. */
    Neighbours pool(int s, Level before, Level centres) {
        return pool(s, before, centres, stage(s).poolNeighbours());
    }

    /** The first few of them: a ball query for fewer neighbours gives the first of those for more. */
    Neighbours pool(int s, Level before, Level centres, int count) {
        int all = stage(s).poolNeighbours();
        SDVariable index = index(Names.pool(s), stage(s).centres() * all);
        if (count < all) {
            index = g.sd().reshape(g.sd().slice(g.sd().reshape(index, -1, all), new int[] {0, 0}, -1, count), -1);
        }
        SDVariable weight = g.training() && before.channels() > 0 ? weight(Names.poolWeight(s), before.points()) : null;
        return neighbours(before, centres, index, weight, count);
    }

    /** Neighbours of the centres among themselves. */
    Neighbours block(int s, Level level) {
        Stage stage = stage(s);
        return neighbours(level, level, index(Names.block(s), stage.centres() * stage.blockNeighbours()),
                g.training() ? weight(Names.blockWeight(s), stage.centres()) : null, stage.blockNeighbours());
    }

    /** All points of a level as the neighbours of the origin: absolute coordinates (section 1.5). */
    static Neighbours whole(Level level) {
        return new Neighbours(level.xyz(), level.features(), null, null, level.points(), level.channels());
    }

    /** Neighbours by index. */
    Neighbours neighbours(Level from, Level centres, SDVariable index, SDVariable weight, int count) {
        SDVariable near = g.sd().reshape(CorrectedOps.gather(g.sd(), null, from.xyz(), index), -1, count, 3);
        SDVariable relative = g.sd().reshape(near.sub(g.sd().reshape(centres.xyz(), -1, 1, 3)), -1, 3);
        return new Neighbours(relative, from.features(), index, weight, count, from.channels());
    }

    /** Features of a stage's centres carried to the points before them (inverse distances of the three nearest; section 1.6). */
    SDVariable interpolate(int s, Level centres, int pointsBefore) {
        int rows = pointsBefore * Nearest.COUNT;
        SDVariable near = CorrectedOps.gather(g.sd(), null, centres.features(), index(Names.near(s), rows));
        SDVariable weight = g.sd().reshape(g.input(Names.nearWeight(s), -1, rows), -1, 1);
        return g.sd().reshape(near.mul(weight), -1, Nearest.COUNT, centres.channels()).sum(1);
    }

    private SDVariable index(String name, int perCloud) {
        return g.sd().reshape(g.input(name, DType.INT, -1, perCloud), -1);
    }

    private SDVariable weight(String name, int perCloud) {
        return g.sd().reshape(g.input(name, -1, perCloud), 1, -1);
    }

    private Stage stage(int s) {
        return shape.stages().all().get(s);
    }
}
