package quire.paper.han.data;

import java.util.ArrayList;
import java.util.List;

/** Names of the 14 gestures of SHREC'17 and DHG, and of their 28 forms. */
final class Gestures {
    private static final List<String> NAMES = List.of("Grab", "Tap", "Expand", "Pinch", "Rotation CW", "Rotation CCW", "Swipe Right",
            "Swipe Left", "Swipe Up", "Swipe Down", "Swipe X", "Swipe +", "Swipe V", "Shake");

    private Gestures() {
    }

    /** @param classes 14, or 28 where one finger (odd label) and the whole hand (even label) are told apart */
    static List<String> names(int classes) {
        if (classes == NAMES.size()) {
            return NAMES;
        }
        List<String> out = new ArrayList<>();
        for (String n : NAMES) {
            out.add(n + " (finger)");
            out.add(n + " (hand)");
        }
        return out;
    }
}
