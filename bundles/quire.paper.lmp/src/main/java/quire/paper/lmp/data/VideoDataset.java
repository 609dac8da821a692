package quire.paper.lmp.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quire.api.dataset.Dataset;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.detection.data.AnnotatedImage;
import quire.detection.data.AnnotationSet;
import quire.detection.data.DetectionDataset;
import quire.detection.data.DetectionInput;
import quire.detection.data.ImageSource;

/** Opened videos. */
final class VideoDataset implements Dataset {
    private final DetectionDataset frames;
    private final Map<String, VideoSplit> splits = new LinkedHashMap<>();
    private final KeySchedule schedule;

    /** Videos of a split. @param set their classes */
    record Part(List<List<AnnotatedImage>> videos, AnnotationSet set, ImageSource source) {
    }

    static Options options() {
        return Options.none().integer("interval", 10, 1, 1000, "frames from key to key")
                .word("schedule", "online", "keys at the beginning or in the middle of their intervals", "online", "offline")
                .number("key_share", 0.2, 0, 1, "share of training examples whose current frame is its own new key");
    }

    VideoDataset(Map<String, Part> parts, DetectionInput input, OptionValues o) {
        Map<String, DetectionDataset.Part> flat = new LinkedHashMap<>();
        parts.forEach((name, p) -> flat.put(name, new DetectionDataset.Part(p.videos().stream().flatMap(List::stream).toList(), p.set(), p.source())));
        frames = new DetectionDataset(flat, input);
        schedule = new KeySchedule(o.integer("interval"), o.word("schedule").equals("offline"));
        int most = frames.schema().size("objects");
        parts.forEach((name, p) -> splits.put(name, new VideoSplit(p.videos(), p.source(), input, most, schedule, o.number("key_share"), name.equals(TRAIN))));
    }

    @Override
    public Schema schema() {
        Schema s = frames.schema();
        Map<String, Long> sizes = new TreeMap<>(s.sizes());
        sizes.put("interval", (long) schedule.interval());
        return new Schema(sizes, s.classes(), s.facts());
    }

    @Override
    public List<String> splits() {
        return List.copyOf(splits.keySet());
    }

    @Override
    public Split split(String name) {
        frames.part(name);
        return splits.get(name);
    }

    @Override
    public Map<String, Long> counts() {
        return frames.counts();
    }

    @Override
    public String fingerprint() {
        return frames.fingerprint();
    }
}
