package quire.paper.han;

import java.util.List;

/**
 * Which of the 14 gestures differ only in their order of frames, and which only in the fingers that move; with 28 classes each form
 * is paired with its own. Other class lists have none.
 *
 * @param partner by class, the class that is its reversal, or -1
 * @param bent    by class, whether that pair differs in articulation (Grab and Expand, the rotations), not in direction
 * @param finger  by class, whether it is told from another by fingers alone (Grab and Pinch)
 */
record ClassPairs(int[] partner, boolean[] bent, boolean[] finger) {
    private static final int[] PARTNER = {2, -1, 0, -1, 5, 4, 7, 6, 9, 8, -1, -1, -1, -1};
    private static final List<Integer> BENT = List.of(0, 2, 4, 5);
    private static final List<Integer> FINGER = List.of(0, 3);

    static ClassPairs of(List<String> classes) {
        int forms = classes.size() / PARTNER.length;
        boolean ours = !classes.isEmpty() && classes.get(0).startsWith("Grab") && (classes.size() == 14 || classes.size() == 28);
        int[] partner = new int[classes.size()];
        boolean[] bent = new boolean[classes.size()];
        boolean[] finger = new boolean[classes.size()];
        for (int c = 0; c < partner.length; c++) {
            int gesture = ours ? c / forms : -1;
            partner[c] = ours && PARTNER[gesture] >= 0 ? PARTNER[gesture] * forms + c % forms : -1;
            bent[c] = BENT.contains(gesture);
            finger[c] = FINGER.contains(gesture);
        }
        return new ClassPairs(partner, bent, finger);
    }

    boolean any() {
        for (int p : partner) {
            if (p >= 0) {
                return true;
            }
        }
        return false;
    }
}
