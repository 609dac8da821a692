package quire.shell.command;

import java.util.List;
import quire.api.work.Catalogue;
import quire.api.work.ServiceEntry;

/** Kinds of services a paper may offer, in the order people read them. */
enum Kind {
    MODEL, DATASET, TRAINER, EXPERIMENT, PREDICTOR, BENCHMARK;

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String plural() {
        return word() + "s";
    }

    /** Services of this kind; of one paper, or of all when null. */
    List<ServiceEntry> of(Catalogue catalogue, String paper) {
        return catalogue.services(word()).stream().filter(e -> paper == null || paper.equals(e.paper())).toList();
    }
}
