package quire.paper.han.data;

import quire.paper.han.skeleton.Sequence;

/**
 * A labelled gesture.
 *
 * @param label   class from 0
 * @param subject who made it
 */
record Example(Sequence sequence, int label, int subject) {
}
