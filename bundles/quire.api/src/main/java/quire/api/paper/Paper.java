package quire.api.paper;

/** A paper, present as long as its bundle is. Registered with {@link PaperService}, where {@code id} equals {@code paper}. */
public interface Paper {
    /** What it says of itself. */
    PaperInfo info();
}
