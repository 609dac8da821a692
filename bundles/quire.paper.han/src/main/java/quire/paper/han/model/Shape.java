package quire.paper.han.model;

import quire.api.dataset.Schema;
import quire.paper.han.skeleton.Layout;

/**
 * What a model must know of gesture data.
 *
 * @param layout  joints and their groups
 * @param frames  frames per sample, T
 * @param classes number of gestures
 */
public record Shape(Layout layout, int frames, int classes) {
    /** Reads a schema; refuses data that is not skeletons. */
    public static Shape of(Schema schema) {
        return new Shape(Layout.of(schema.facts().getOrDefault("layout", "none")), schema.size("frames"), schema.classes().size());
    }

    /** J. */
    public int joints() {
        return layout.joints();
    }
}
