package quire.paper.han.skeleton;

import java.util.ArrayList;
import java.util.List;
import quire.api.QuireException;

/** Joint orders of the data sets, with finger groups in the order palm, thumb, index, middle, ring, little. */
public enum Layout {
    /** SHREC'17 and DHG: wrist, palm, then base, first, second, tip of each finger; metres. */
    SHREC22("shrec22", 22, 1, new int[][] {{0, 1}, {2, 3, 4, 5}, {6, 7, 8, 9}, {10, 11, 12, 13}, {14, 15, 16, 17}, {18, 19, 20, 21}}),
    /** FPHA: wrist, the five knuckles, then PIP, DIP, tip of each finger; millimetres. */
    FPHA21("fpha21", 21, 1000, new int[][] {{0}, {1, 6, 7, 8}, {2, 9, 10, 11}, {3, 12, 13, 14}, {4, 15, 16, 17}, {5, 18, 19, 20}});

    /** The joint whose place in the first frame becomes the origin: the palm, in FPHA the thumb's knuckle (authors' code). */
    public static final int ORIGIN = 1;

    private final String id;
    private final int joints;
    private final double perMetre;
    private final List<int[]> groups;

    Layout(String id, int joints, double perMetre, int[][] groups) {
        this.id = id;
        this.joints = joints;
        this.perMetre = perMetre;
        this.groups = List.of(groups);
    }

    /** The layout of this name. @throws QuireException if there is none */
    public static Layout of(String id) {
        for (Layout l : values()) {
            if (l.id.equals(id)) {
                return l;
            }
        }
        throw new QuireException("the data are no hand skeletons (layout '" + id + "'); choose a dataset with layout shrec22 or fpha21");
    }

    /** Name in schemas. */
    public String id() {
        return id;
    }

    /** Joints per frame. */
    public int joints() {
        return joints;
    }

    /** Coordinates per metre: 1 or 1000. */
    public double perMetre() {
        return perMetre;
    }

    /** Unit of coordinates. */
    public String unit() {
        return perMetre == 1 ? "m" : "mm";
    }

    /** Joint numbers by group, from the wrist's side to the tip. */
    public List<int[]> groups() {
        return groups;
    }

    /** Fingertips, thumb first. */
    public int[] tips() {
        int[] tips = new int[5];
        for (int f = 0; f < 5; f++) {
            int[] finger = groups.get(f + 1);
            tips[f] = finger[finger.length - 1];
        }
        return tips;
    }

    /** Pairs of joints that a drawing joins by a line, each with the finger group it belongs to: {from, to, group}. */
    public List<int[]> bones() {
        List<int[]> bones = new ArrayList<>();
        int[] palm = groups.get(0);
        int root = palm[palm.length - 1];
        if (palm.length > 1) {
            bones.add(new int[] {palm[0], palm[1], 0});
        }
        for (int f = 1; f < groups.size(); f++) {
            int[] finger = groups.get(f);
            bones.add(new int[] {f == 1 ? palm[0] : root, finger[0], f});
            for (int k = 1; k < finger.length; k++) {
                bones.add(new int[] {finger[k - 1], finger[k], f});
            }
        }
        return bones;
    }
}
