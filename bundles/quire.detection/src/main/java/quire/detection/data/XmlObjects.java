package quire.detection.data;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.detection.box.GroundTruth;

/** Turns annotation files of VOC and ImageNet into images; counts what it saw. */
final class XmlObjects {
    private final Map<String, Integer> labels = new LinkedHashMap<>();
    private final double first;
    private final BadBoxes badBoxes;
    final Map<String, Long> counts = new HashMap<>();

    /** @param names how classes are called in the files, in label order @param first number of the first pixel in the files */
    XmlObjects(List<String> names, int first, BadBoxes badBoxes) {
        names.forEach(n -> labels.put(n, labels.size()));
        this.first = first;
        this.badBoxes = badBoxes;
    }

    AnnotatedImage image(long id, String picture, ObjectXml xml) {
        ObjectList objects = new ObjectList();
        int index = 0;
        for (ObjectXml.Item o : xml.items()) {
            index++;
            Integer label = labels.get(o.name());
            if (label == null) {
                throw QuireException.of("%s: object %d is of the unknown class '%s'; the classes are %s", xml.file(), index, o.name(), labels.keySet());
            }
            // corners are pixels that belong to the box
            double w = o.xmax() - o.xmin() + 1;
            double h = o.ymax() - o.ymin() + 1;
            if (w < 1 || h < 1) {
                if (badBoxes == BadBoxes.DROP) {
                    counts.merge("dropped_without_area", 1L, Long::sum);
                    continue;
                }
                throw QuireException.of("%s: object %d has its corners %s,%s and %s,%s in the wrong order; correct it, or leave such boxes out with "
                        + "bad_boxes=drop", xml.file(), index, o.xmin(), o.ymin(), o.xmax(), o.ymax());
            }
            counts.merge(switch (objects.add(o.xmin() - first, o.ymin() - first, w, h, label, w * h, o.difficult() ? GroundTruth.DIFFICULT : 0,
                    xml.width(), xml.height())) {
                case INSIDE -> "objects";
                case CLIPPED -> "clipped";
                case OUTSIDE -> "dropped_outside";
            }, 1L, Long::sum);
        }
        counts.merge("images", 1L, Long::sum);
        return objects.on(id, picture, xml.width(), xml.height());
    }
}
