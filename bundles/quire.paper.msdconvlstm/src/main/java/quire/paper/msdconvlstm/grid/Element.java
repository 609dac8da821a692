package quire.paper.msdconvlstm.grid;

/**
 * A field's name, with its level in hectopascal after {@code @} where it has one, and unit.
 *
 * @param name {@code q@850}, {@code tp}
 * @param unit CF's words
 */
public record Element(String name, String unit) {
}
