package quire.engine.libtorch;

/** An operation the engine has no kernel for; the message completes "op 'x' producing 'y' …". */
final class UnsupportedOpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedOpException(String message) {
        super(message);
    }
}
