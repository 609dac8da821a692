package quire.paper.age.model;

/** One mask of a sample: {@code rows} x {@code columns} zeros and ones, fed as the input {@code name}. */
public record MaskShape(String name, int rows, int columns) {
    /** Values of a sample. */
    public int size() {
        return rows * columns;
    }
}
