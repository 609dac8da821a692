package quire.paper.age.online;

import java.util.List;
import quire.api.compute.Session;
import quire.api.model.Model;
import quire.api.tensor.Seeds;
import quire.paper.age.data.Pools;

/**
 * Minibatch updates from what was shown. Batches depend on the seed and the update's number alone.
 *
 * @param sessions networks; each gets batches of its own
 * @param batch    outcomes per update
 */
public record Updates(List<Session> sessions, Pools pools, long seed, int batch) {
    /** The updates of one round; none without outcomes. */
    public void run(Experience experience, long round, int updates) {
        if (experience.empty()) {
            return;
        }
        for (int u = 0; u < updates; u++) {
            long step = round * updates + u;
            for (int m = 0; m < sessions.size(); m++) {
                sessions.get(m).step(sessions.get(m).prepare(Model.TRAIN, experience.draw(batch, pools, Seeds.random(seed, "batch", step, m)), step),
                        List.of());
            }
        }
    }
}
