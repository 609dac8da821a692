package quire.paper.han.api;

import java.util.List;

/**
 * A recognised gesture.
 *
 * @param frame         number of the frame that completed the window, from 0
 * @param label         name of the likeliest class
 * @param probability   of that class, smoothed
 * @param probabilities of all classes, in the order of {@link GestureStream#classes()}, smoothed
 */
public record Gesture(long frame, String label, double probability, List<Double> probabilities) {
    public Gesture {
        probabilities = List.copyOf(probabilities);
    }
}
