package quire.api.experiment;

import java.util.List;

/** What {@code reproduce} runs: arms times seeds, and the claims they decide. Registered with {@link quire.api.paper.PaperService}. */
public interface Experiment {
    /** One sentence: what is compared on what. */
    String description();

    /**
     * The arms. Every arm reports {@code <split>/<metric>} of its trainer, and {@code params}.
     *
     * @param quick whether the whole must end within about two minutes on two cores
     */
    List<Arm> arms(boolean quick);

    /** Seeds per arm unless the person says otherwise. */
    int seeds(boolean quick);

    /** Claims with their rules. */
    List<Claim> claims();

    /** Metrics to show, in order. */
    List<String> columns();
}
