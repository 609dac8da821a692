package quire.deploy.api;

import java.util.List;

/**
 * A feature as lists show it.
 *
 * @param name        as given to {@code install}
 * @param version     its version
 * @param description one sentence
 * @param bundles     names of its bundles
 * @param state       {@code installed}, {@code partly} or {@code available}
 */
public record Feature(String name, String version, String description, List<String> bundles, String state) {
    public Feature {
        bundles = List.copyOf(bundles);
    }
}
