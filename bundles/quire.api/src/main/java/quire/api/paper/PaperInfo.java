package quire.api.paper;

/**
 * A paper's card.
 *
 * @param id       {@code can}
 * @param title    title of the paper
 * @param arxiv    arXiv number
 * @param summary  one sentence: what it does
 * @param model    id of the model trained by default
 * @param baseline id of the model it is compared with, or null
 * @param dataset  id of the data set used when no data is given
 * @param trainer  id of its default trainer; {@code supervised} for the platform's
 */
public record PaperInfo(String id, String title, String arxiv, String summary, String model, String baseline, String dataset,
        String trainer) {
}
