package quire.api.work;

import java.util.List;

/** A paper as {@code papers} lists it. */
public record PaperEntry(String id, String title, String arxiv, List<String> models, List<String> datasets, List<String> trainers,
        List<String> experiments, String version) {
}
