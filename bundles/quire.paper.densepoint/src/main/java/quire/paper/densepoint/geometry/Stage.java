package quire.paper.densepoint.geometry;

import java.util.Locale;
import quire.api.QuireException;

/**
 * One level of the network's hierarchy of points: a PPool to centres, then layers over the centres. Radii are in units of the
 * normalised cloud, whose farthest point is at 1.
 *
 * @param centres         points that the PPool keeps
 * @param poolRadius      ball of the PPool
 * @param poolNeighbours  neighbours in it
 * @param blockRadius     ball of the layers that follow; 0 where none follow
 * @param blockNeighbours neighbours in it
 */
public record Stage(int centres, float poolRadius, int poolNeighbours, float blockRadius, int blockNeighbours) {
    public Stage {
        if (centres < 1 || poolNeighbours < 1 || blockNeighbours < 1 || !(poolRadius > 0) || !(blockRadius >= 0)) {
            throw QuireException.of("stage of %d centres, radii %s and %s, %d and %d neighbours: counts and pool radius must be above 0,"
                    + " a block radius of 0 means no block; mend centres, pool_radii, block_radii, pool_neighbours, block_neighbours", centres,
                    poolRadius, blockRadius, poolNeighbours, blockNeighbours);
        }
    }

    /** Whether layers over the centres have neighbours. */
    public boolean hasBlock() {
        return blockRadius > 0;
    }

    String text() {
        return String.format(Locale.ROOT, "%d:%s:%d:%s:%d", centres, poolRadius, poolNeighbours, blockRadius, blockNeighbours);
    }

    static Stage parse(String text) {
        String[] p = text.split(":");
        return new Stage(Integer.parseInt(p[0]), Float.parseFloat(p[1]), Integer.parseInt(p[2]), Float.parseFloat(p[3]), Integer.parseInt(p[4]));
    }
}
