package quire.core.job;

import java.util.concurrent.CancellationException;
import quire.api.QuireException;

/**
 * Copies what work threw. A throwable refers to the classes on its stack: keeping it would keep the class loader of the paper that
 * threw it. The copy has the same message, stack trace as text and causes.
 */
final class Failures {
    private static final int DEEPEST = 20;

    private Failures() {
    }

    /** Something that was not a {@link QuireException}: a defect. */
    static final class Defect extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Defect(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static RuntimeException copy(Throwable thrown) {
        return copy(thrown, 0);
    }

    private static RuntimeException copy(Throwable thrown, int depth) {
        RuntimeException cause = thrown.getCause() == null || depth == DEEPEST ? null : copy(thrown.getCause(), depth + 1);
        RuntimeException copy;
        if (thrown instanceof QuireException) {
            copy = new QuireException(thrown.getMessage(), cause);
        } else if (thrown instanceof CancellationException) {
            copy = new CancellationException(thrown.getMessage());
        } else {
            copy = new Defect(thrown.toString(), cause);
        }
        copy.setStackTrace(thrown.getStackTrace());
        return copy;
    }
}
