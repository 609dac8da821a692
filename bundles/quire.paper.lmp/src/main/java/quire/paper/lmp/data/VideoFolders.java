package quire.paper.lmp.data;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.detection.data.AnnotatedImage;
import quire.detection.data.AnnotationSet;
import quire.detection.data.DetectionInput;
import quire.detection.data.ImageSource;

/** Data sets of videos in folders. Whole videos make the splits; where there are fewer than three, their frames are cut in time. */
abstract class VideoFolders implements DatasetFactory {
    private static final long MEGABYTE = 1 << 20;

    /** Videos of a split, or of all. */
    record Videos(List<List<AnnotatedImage>> videos, AnnotationSet set, ImageSource source) {
        VideoDataset.Part part(List<List<AnnotatedImage>> some) {
            return new VideoDataset.Part(some, set, source);
        }
    }

    @Override
    public Options options() {
        return DetectionInput.options().integer("cache_mb", 256, 0, 1 << 20, "megabytes of decoded pictures kept in memory")
                .and(VideoDataset.options());
    }

    /** Splits by name; one under {@code train} alone is cut here. */
    abstract Map<String, Videos> read(DatasetRequest request, long cacheBytes) throws IOException;

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        OptionValues o = request.options();
        Map<String, Videos> named = read(request, o.integer("cache_mb") * MEGABYTE);
        Map<String, VideoDataset.Part> parts = new LinkedHashMap<>();
        if (named.size() == 1) {
            parts.putAll(cut(named.get(Dataset.TRAIN)));
        } else {
            named.forEach((name, v) -> parts.put(name, v.part(v.videos())));
        }
        return new VideoDataset(parts, DetectionInput.of(o), o);
    }

    /** The last video is the test, the one before it validates; of fewer than three videos, the last fifths of the frames. */
    static Map<String, VideoDataset.Part> cut(Videos all) {
        List<List<AnnotatedImage>> v = all.videos();
        int n = v.size();
        Map<String, VideoDataset.Part> out = new LinkedHashMap<>();
        out.put(Dataset.TRAIN, all.part(n > 2 ? v.subList(0, n - 2) : fifths(v, 0, 3)));
        out.put(Dataset.VALIDATION, all.part(n > 2 ? v.subList(n - 2, n - 1) : fifths(v, 3, 4)));
        out.put(Dataset.TEST, all.part(n > 2 ? v.subList(n - 1, n) : fifths(v, 4, 5)));
        return out;
    }

    private static List<List<AnnotatedImage>> fifths(List<List<AnnotatedImage>> videos, int from, int to) {
        return videos.stream().map(v -> v.subList(v.size() * from / 5, v.size() * to / 5)).filter(v -> !v.isEmpty()).toList();
    }
}
