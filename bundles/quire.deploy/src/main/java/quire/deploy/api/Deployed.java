package quire.deploy.api;

/**
 * What became of a jar.
 *
 * @param file    name of the file in the load folder, or null for an old version whose file is gone
 * @param name    symbolic name, or null when unknown
 * @param version bundle version, or null when unknown
 * @param state   {@code active}; {@code replaced} by a newer file; {@code refused}; or {@code retiring} while jobs of an old version run
 * @param reason  why, one line; empty for active ones
 */
public record Deployed(String file, String name, String version, String state, String reason) {
}
