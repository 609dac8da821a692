package quire.detection.data;

import java.io.IOException;
import java.util.Arrays;

/** Annotations of a COCO file as they come; images and categories may follow later in the file. */
final class CocoRows {
    private static final int MOST = 100_000_000;
    private static final int POLYGON = 6;
    long[] ids = new long[64];
    long[] images = new long[64];
    long[] categories = new long[64];
    double[] boxes = new double[256];
    double[] areas = new double[64];
    boolean[] crowd = new boolean[64];
    /** Height and width of the mask, or 0. */
    int[] masks = new int[128];
    int count;

    void read(JsonIn in) throws IOException {
        int i = count;
        if (i == ids.length) {
            grow(in);
        }
        in.at("annotation " + (i + 1) + " of the list");
        ids[i] = -1;
        areas[i] = Double.NaN;
        crowd[i] = false;
        masks[2 * i] = 0;
        double[] box = {Double.NaN, 0, 0, 0};
        int[] seen = new int[1];
        in.object("annotation", name -> {
            switch (name) {
                case "id" -> {
                    ids[i] = in.integer("id");
                    in.at("annotation " + ids[i]);
                }
                case "image_id" -> {
                    images[i] = in.integer("image_id");
                    seen[0] |= 1;
                }
                case "category_id" -> {
                    categories[i] = in.integer("category_id");
                    seen[0] |= 2;
                }
                case "bbox" -> in.box(box);
                case "area" -> areas[i] = in.number("area");
                case "iscrowd" -> crowd[i] = in.small("iscrowd", 0) != 0;
                case "segmentation" -> segmentation(in, i);
                default -> in.skip();
            }
        });
        if (seen[0] != 3 || Double.isNaN(box[0])) {
            throw in.bad("image_id, category_id or bbox is missing", "give all three");
        }
        System.arraycopy(box, 0, boxes, 4 * i, 4);
        if (Double.isNaN(areas[i])) {
            areas[i] = box[2] * box[3];
        }
        count++;
    }

    /** Masks are checked, not kept: boxes and areas are what detection needs. */
    private void segmentation(JsonIn in, int i) throws IOException {
        if (in.isNull()) {
            return;
        }
        if (in.isArray()) {
            in.array("segmentation", p -> {
                int[] n = new int[1];
                in.array("polygon", k -> {
                    in.number("corner of a polygon");
                    n[0]++;
                });
                if (n[0] < POLYGON || n[0] % 2 != 0) {
                    throw in.bad("polygon of " + n[0] + " numbers", "give at least three corners, x and y each");
                }
            });
            return;
        }
        int[] size = new int[2];
        int[][] counts = new int[1][];
        String[] text = new String[1];
        in.object("segmentation", name -> {
            switch (name) {
                case "size" -> in.array("size", k -> {
                    if (k < 2) {
                        size[k] = in.small("size", 1);
                    } else {
                        throw in.bad("size of a mask has more than two numbers", "give height and width");
                    }
                });
                case "counts" -> {
                    if (in.isText()) {
                        text[0] = in.text("counts");
                    } else {
                        counts[0] = counts(in);
                    }
                }
                default -> in.skip();
            }
        });
        try {
            if (text[0] == null && counts[0] == null) {
                throw in.bad("mask has no counts", "give counts and size");
            }
            Rle rle = text[0] != null ? Rle.parse(size[0], size[1], text[0]) : new Rle(size[0], size[1], counts[0]);
            masks[2 * i] = rle.height();
            masks[2 * i + 1] = rle.width();
        } catch (IllegalArgumentException e) {
            throw in.bad("mask of size " + Arrays.toString(size) + " is wrong: " + e.getMessage(), "correct counts or size");
        }
    }

    private static int[] counts(JsonIn in) throws IOException {
        int[][] out = {new int[64]};
        int[] n = new int[1];
        in.array("counts", k -> {
            if (k == out[0].length) {
                out[0] = Arrays.copyOf(out[0], 2 * k);
            }
            out[0][k] = in.small("counts", 0);
            n[0] = k + 1;
        });
        return Arrays.copyOf(out[0], n[0]);
    }

    private void grow(JsonIn in) {
        if (count >= MOST) {
            throw in.bad("more than " + MOST + " annotations", "divide the file");
        }
        int more = 2 * count;
        ids = Arrays.copyOf(ids, more);
        images = Arrays.copyOf(images, more);
        categories = Arrays.copyOf(categories, more);
        boxes = Arrays.copyOf(boxes, 4 * more);
        areas = Arrays.copyOf(areas, more);
        crowd = Arrays.copyOf(crowd, more);
        masks = Arrays.copyOf(masks, 2 * more);
    }
}
