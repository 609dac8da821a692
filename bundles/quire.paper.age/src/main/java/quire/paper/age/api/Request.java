package quire.paper.age.api;

import java.util.List;

/**
 * A user and the articles that could be shown.
 *
 * @param id       names the request for {@link Explorer#feedback}; everything random about its ranking follows from it
 * @param features ids of the user's non-zero features, from 1
 * @param numbers  the user's real features; as many as the model was trained with
 */
public record Request(String id, List<Integer> features, List<Double> numbers, List<Candidate> candidates) {
    public Request {
        features = List.copyOf(features);
        numbers = List.copyOf(numbers);
        candidates = List.copyOf(candidates);
    }
}
