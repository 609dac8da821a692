package quire.detection.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.detection.box.GroundTruth;

/** An opened set of annotated images. */
public final class DetectionDataset implements Dataset {
    /**
     * The images of a split.
     *
     * @param images the chosen images of {@code set}
     * @param set    what they were chosen from
     * @param source where their pictures are
     */
    public record Part(List<AnnotatedImage> images, AnnotationSet set, ImageSource source) {
    }

    private final Map<String, Part> parts;
    private final DetectionInput input;
    private final int most;
    private final Map<String, Long> counts = new TreeMap<>();
    private final String fingerprint;

    /** @param parts by name of split; their classes are the same */
    public DetectionDataset(Map<String, Part> parts, DetectionInput input) {
        this.parts = new LinkedHashMap<>(parts);
        this.input = input;
        int largest = 1;
        for (Map.Entry<String, Part> p : parts.entrySet()) {
            if (p.getValue().images().isEmpty()) {
                throw QuireException.of("%s: the %s split has no image; give more images or change the options of the split",
                        p.getValue().set().source(), p.getKey());
            }
            long objects = 0;
            for (AnnotatedImage i : p.getValue().images()) {
                largest = Math.max(largest, i.objects().count());
                objects += i.objects().count();
            }
            counts.put("images_" + p.getKey(), (long) p.getValue().images().size());
            counts.put("objects_" + p.getKey(), objects);
        }
        most = largest;
        parts.values().stream().map(Part::set).distinct().forEach(s -> s.counts().forEach((k, v) -> {
            if (k.startsWith("clipped") || k.startsWith("dropped") || k.equals("crowds")) {
                counts.merge(k, v, Long::sum);
            }
        }));
        fingerprint = digest();
    }

    @Override
    public Schema schema() {
        AnnotationSet any = parts.values().iterator().next().set();
        int k = any.classes().size();
        String numbers = LongStream.range(0, k).mapToObj(c -> Long.toString(any.category((int) c))).collect(Collectors.joining(","));
        return new Schema(Map.of("width", (long) input.width(), "height", (long) input.height(), "channels", 3L, "classes", (long) k,
                "objects", (long) most), any.classes(), Map.of("normalisation", input.normalisation().toString(), "category_ids", numbers,
                        "fit", "keep shape, upper left, padded"));
    }

    @Override
    public List<String> splits() {
        return List.copyOf(parts.keySet());
    }

    /** The images of a split and their origin. */
    public Part part(String name) {
        Part p = parts.get(name);
        if (p == null) {
            throw QuireException.of("no split '%s'; there are %s", name, parts.keySet());
        }
        return p;
    }

    @Override
    public Split split(String name) {
        Part p = part(name);
        return new DetectionSplit(p.images(), p.source(), input, most);
    }

    @Override
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    private String digest() {
        try {
            MessageDigest d = MessageDigest.getInstance("SHA-256");
            parts.forEach((name, p) -> {
                d.update((name + p.set().classes()).getBytes(StandardCharsets.UTF_8));
                for (AnnotatedImage i : p.images()) {
                    GroundTruth t = i.objects();
                    d.update(i.file().getBytes(StandardCharsets.UTF_8));
                    ByteBuffer b = ByteBuffer.allocate(16 + 48 * t.count()).putLong(i.id()).putInt(i.width()).putInt(i.height());
                    for (int g = 0; g < t.count(); g++) {
                        for (int c = 0; c < 4; c++) {
                            b.putDouble(i.given()[4 * g + c]);
                        }
                        b.putDouble(t.areas()[g]).putInt(t.labels()[g]).putInt(t.flags()[g]);
                    }
                    d.update(b.array());
                }
            });
            return HexFormat.of().formatHex(d.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
