package quire.detection.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.data.file.AtomicFile;
import quire.detection.box.GroundTruth;

/**
 * COCO's instances files. Category ids may be sparse: in rising order they become classes 0 to K-1. Annotation ids are checked to
 * differ and not used, so 0 is as good as any. Boxes that reach out of their image are clipped, those outside are left out; both are
 * counted. Masks are checked and not kept.
 */
public final class CocoInstances {
    private CocoInstances() {
    }

    private record Picture(long id, String file, int width, int height) {
    }

    /** Reads a file. @throws QuireException naming file, record and value */
    public static AnnotationSet read(Path file, BadBoxes badBoxes) throws IOException {
        CocoRows rows = new CocoRows();
        List<Picture> pictures = new ArrayList<>();
        TreeMap<Long, String> categories = new TreeMap<>();
        Set<String> found = new HashSet<>();
        try (JsonIn in = new JsonIn(file)) {
            in.reading(start -> in.object("the file", name -> {
                found.add(name);
                switch (name) {
                    case "images" -> in.array(name, i -> pictures.add(picture(in, i)));
                    case "annotations" -> in.array(name, i -> rows.read(in));
                    case "categories" -> in.array(name, i -> category(in, i, categories));
                    default -> in.skip();
                }
                in.at(name);
            }));
            for (String part : List.of("images", "annotations", "categories")) {
                if (!found.contains(part)) {
                    in.at(part);
                    throw in.bad("missing", "give a COCO instances file");
                }
            }
            return bind(in, file, rows, pictures, categories, badBoxes);
        }
    }

    private static Picture picture(JsonIn in, int index) throws IOException {
        in.at("image " + (index + 1) + " of the list");
        long[] id = {Long.MIN_VALUE};
        int[] size = new int[2];
        String[] name = new String[1];
        in.object("image", field -> {
            switch (field) {
                case "id" -> {
                    id[0] = in.integer("id");
                    in.at("image " + id[0]);
                }
                case "width" -> size[0] = in.small("width", 1);
                case "height" -> size[1] = in.small("height", 1);
                case "file_name" -> name[0] = in.text("file_name");
                default -> in.skip();
            }
        });
        if (id[0] == Long.MIN_VALUE || size[0] == 0 || size[1] == 0 || name[0] == null) {
            throw in.bad("id, width, height or file_name is missing", "give all four");
        }
        if (name[0].isBlank() || name[0].startsWith("/") || name[0].contains("\\") || List.of(name[0].split("/")).contains("..")) {
            throw in.bad("file_name '" + name[0] + "' leaves the folder of pictures", "give a relative path");
        }
        return new Picture(id[0], name[0], size[0], size[1]);
    }

    private static void category(JsonIn in, int index, Map<Long, String> categories) throws IOException {
        in.at("category " + (index + 1) + " of the list");
        long[] id = {Long.MIN_VALUE};
        String[] name = new String[1];
        in.object("category", field -> {
            switch (field) {
                case "id" -> id[0] = in.integer("id");
                case "name" -> name[0] = in.text("name");
                default -> in.skip();
            }
        });
        if (id[0] == Long.MIN_VALUE || name[0] == null) {
            throw in.bad("id or name is missing", "give both");
        }
        if (categories.put(id[0], name[0]) != null) {
            throw in.bad("category id " + id[0] + " is there twice", "give every category an id of its own");
        }
    }

    private static AnnotationSet bind(JsonIn in, Path file, CocoRows rows, List<Picture> pictures, TreeMap<Long, String> categories,
            BadBoxes badBoxes) {
        pictures.sort(Comparator.comparingLong(Picture::id));
        Map<Long, Integer> places = new HashMap<>();
        ObjectList[] objects = new ObjectList[pictures.size()];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = new ObjectList();
            in.at("image " + pictures.get(i).id());
            if (places.put(pictures.get(i).id(), i) != null) {
                throw in.bad("the id is there twice", "give every image an id of its own");
            }
        }
        long[] ids = Arrays.stream(Arrays.copyOf(rows.ids, rows.count)).filter(v -> v != -1).sorted().toArray();
        for (int i = 1; i < ids.length; i++) {
            if (ids[i] == ids[i - 1]) {
                in.at("annotation " + ids[i]);
                throw in.bad("the id is there twice", "give every annotation an id of its own");
            }
        }
        List<Long> numbers = List.copyOf(categories.keySet());
        Map<Long, Integer> labels = new HashMap<>();
        numbers.forEach(n -> labels.put(n, labels.size()));
        Map<String, Long> counts = new HashMap<>(Map.of("images", (long) objects.length, "annotations", (long) rows.count));
        for (int i = 0; i < rows.count; i++) {
            in.at("annotation " + (rows.ids[i] == -1 ? (i + 1) + " of the list" : rows.ids[i]));
            Integer place = places.get(rows.images[i]);
            Integer label = labels.get(rows.categories[i]);
            if (place == null) {
                throw in.bad("image_id " + rows.images[i] + " is no image of this file", "add the image or remove the annotation");
            }
            if (label == null) {
                throw in.bad("category_id " + rows.categories[i] + " is no category of this file", "add the category or remove the annotation");
            }
            Picture p = pictures.get(place);
            if (rows.masks[2 * i] > 0 && (rows.masks[2 * i] != p.height() || rows.masks[2 * i + 1] != p.width())) {
                throw in.bad("mask of " + rows.masks[2 * i + 1] + " x " + rows.masks[2 * i] + " on an image of " + p.width() + " x " + p.height(),
                        "correct the size of the mask");
            }
            counts.merge(put(in, rows, i, label, p, objects[place], badBoxes), 1L, Long::sum);
        }
        List<AnnotatedImage> images = new ArrayList<>(objects.length);
        for (int i = 0; i < objects.length; i++) {
            Picture p = pictures.get(i);
            images.add(objects[i].on(p.id(), p.file(), p.width(), p.height()));
        }
        return new AnnotationSet(file.toString(), List.copyOf(categories.values()), numbers.stream().mapToLong(v -> v).toArray(), images, counts);
    }

    private static String put(JsonIn in, CocoRows rows, int i, int label, Picture p, ObjectList to, BadBoxes badBoxes) {
        double[] b = rows.boxes;
        if (!(b[4 * i + 2] > 0 && b[4 * i + 3] > 0)) {
            if (badBoxes == BadBoxes.DROP) {
                return "dropped_without_area";
            }
            throw in.bad("bbox " + Arrays.toString(Arrays.copyOfRange(b, 4 * i, 4 * i + 4)) + " has no area",
                    "correct it, or leave such boxes out with bad_boxes=drop");
        }
        ObjectList.Fit fit = to.add(b[4 * i], b[4 * i + 1], b[4 * i + 2], b[4 * i + 3], label, rows.areas[i],
                rows.crowd[i] ? GroundTruth.CROWD : 0, p.width(), p.height());
        return switch (fit) {
            case INSIDE -> rows.crowd[i] ? "crowds" : "objects";
            case CLIPPED -> "clipped";
            case OUTSIDE -> "dropped_outside";
        };
    }

    /** Writes images, boxes, areas, crowds and categories; as segmentation an empty list. */
    public static void write(Path file, AnnotationSet set) throws IOException {
        AtomicFile.stream(file, out -> {
            try (JsonGenerator g = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
                g.writeStartObject();
                g.writeArrayFieldStart("images");
                for (AnnotatedImage i : set.images()) {
                    g.writeStartObject();
                    g.writeNumberField("id", i.id());
                    g.writeNumberField("width", i.width());
                    g.writeNumberField("height", i.height());
                    g.writeStringField("file_name", i.file());
                    g.writeEndObject();
                }
                g.writeEndArray();
                g.writeArrayFieldStart("annotations");
                long id = 1;
                for (AnnotatedImage i : set.images()) {
                    for (int o = 0; o < i.objects().count(); o++) {
                        annotation(g, id++, i, o, set);
                    }
                }
                g.writeEndArray();
                g.writeArrayFieldStart("categories");
                for (int c = 0; c < set.classes().size(); c++) {
                    g.writeStartObject();
                    g.writeNumberField("id", set.category(c));
                    g.writeStringField("name", set.classes().get(c));
                    g.writeStringField("supercategory", "");
                    g.writeEndObject();
                }
                g.writeEndArray();
                g.writeEndObject();
            }
        });
    }

    private static void annotation(JsonGenerator g, long id, AnnotatedImage i, int o, AnnotationSet set) throws IOException {
        g.writeStartObject();
        g.writeNumberField("id", id);
        g.writeNumberField("image_id", i.id());
        g.writeNumberField("category_id", set.category(i.objects().labels()[o]));
        g.writeFieldName("bbox");
        g.writeArray(i.given(), 4 * o, 4);
        g.writeNumberField("area", i.objects().areas()[o]);
        g.writeNumberField("iscrowd", i.objects().crowd(o) ? 1 : 0);
        g.writeArrayFieldStart("segmentation");
        g.writeEndArray();
        g.writeEndObject();
    }
}
