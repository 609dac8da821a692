package quire.paper.fontgan.data;

/** Something that draws characters in one style. */
public interface Face {
    String name();

    /** The character's picture as {@link Glyph} has it, or null where the face has no usable glyph. */
    byte[] draw(int codePoint);
}
