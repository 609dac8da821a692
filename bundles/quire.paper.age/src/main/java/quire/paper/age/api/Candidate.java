package quire.paper.age.api;

import java.util.List;

/**
 * An article that could be shown.
 *
 * @param item    its number; one that the model has never met gets a row of its own while there are free ones, then shares row 0
 * @param numbers its real features, or those of user and article together; as many as the model was trained with
 */
public record Candidate(long item, List<Double> numbers) {
    public Candidate {
        numbers = List.copyOf(numbers);
    }

    /** An article without features. */
    public Candidate(long item) {
        this(item, List.of());
    }
}
