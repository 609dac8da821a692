package quire.detection.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import quire.api.QuireException;

/** An annotation file of Pascal VOC or ImageNet: size of the image and its objects, elements in any order. */
record ObjectXml(Path file, int width, int height, List<Item> items) {
    private static final long LARGEST = 64L << 20;
    private static final int DEPTH = 32;

    /** Corners as written. @param track number of the object in its video, or empty */
    record Item(String name, double xmin, double ymin, double xmax, double ymax, boolean difficult, String track) {
    }

    /** Fields of the object that is being read. */
    private static final class Draft {
        private String name;
        private final double[] box = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        private boolean difficult;
        private String track = "";
    }

    static ObjectXml read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw QuireException.of("no such file: %s; every image of a list needs its annotation", file);
        }
        if (Files.size(file) == 0 || Files.size(file) > LARGEST) {
            throw QuireException.of("%s: has %d bytes; get the file again", file, Files.size(file));
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // annotations need no types and no other files
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            try {
                return parse(file, xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNumber();
            throw new QuireException(file + where + ": bad or cut off XML; get the file again", e);
        }
    }

    private static ObjectXml parse(Path file, XMLStreamReader xml) throws XMLStreamException {
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        List<Item> items = new ArrayList<>();
        double[] size = new double[2];
        Draft draft = new Draft();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                path.addLast(xml.getLocalName());
                text.setLength(0);
                if (path.size() > DEPTH || path.size() == 1 && !xml.getLocalName().equals("annotation")) {
                    throw QuireException.of("%s: is no annotation file; its first element is '%s'", file, path.getFirst());
                }
                draft = path.size() == 2 ? new Draft() : draft;
            } else if (event == XMLStreamConstants.CHARACTERS) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                String place = String.join("/", path);
                int index = items.size() + 1;
                switch (place) {
                    case "annotation/size/width" -> size[0] = number(file, "width", text);
                    case "annotation/size/height" -> size[1] = number(file, "height", text);
                    case "annotation/object/name" -> draft.name = text.toString().strip();
                    case "annotation/object/trackid" -> draft.track = text.toString().strip();
                    case "annotation/object/difficult" -> draft.difficult = text.toString().strip().equals("1");
                    case "annotation/object/bndbox/xmin" -> draft.box[0] = number(file, "xmin of object " + index, text);
                    case "annotation/object/bndbox/ymin" -> draft.box[1] = number(file, "ymin of object " + index, text);
                    case "annotation/object/bndbox/xmax" -> draft.box[2] = number(file, "xmax of object " + index, text);
                    case "annotation/object/bndbox/ymax" -> draft.box[3] = number(file, "ymax of object " + index, text);
                    case "annotation/object" -> items.add(item(file, index, draft));
                    default -> text.setLength(0);
                }
                path.removeLast();
                text.setLength(0);
            }
        }
        if (!(size[0] >= 1 && size[1] >= 1)) {
            throw QuireException.of("%s: has no size with width and height; add it", file);
        }
        return new ObjectXml(file, (int) size[0], (int) size[1], items);
    }

    private static Item item(Path file, int index, Draft d) {
        if (d.name == null || d.name.isEmpty()) {
            throw QuireException.of("%s: object %d has no name; add it", file, index);
        }
        for (double v : d.box) {
            if (Double.isNaN(v)) {
                throw QuireException.of("%s: object %d has no bndbox with xmin, ymin, xmax and ymax; add it", file, index);
            }
        }
        return new Item(d.name, d.box[0], d.box[1], d.box[2], d.box[3], d.difficult, d.track);
    }

    private static double number(Path file, String what, StringBuilder text) {
        try {
            double v = Double.parseDouble(text.toString().strip());
            if (Math.abs(v) < 1e7) {
                return v;
            }
        } catch (NumberFormatException e) {
            throw new QuireException(file + ": " + what + " is '" + text.toString().strip() + "'; give a number", e);
        }
        throw QuireException.of("%s: %s is %s; give a number of pixels", file, what, text.toString().strip());
    }
}
