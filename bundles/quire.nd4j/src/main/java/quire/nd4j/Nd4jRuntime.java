package quire.nd4j;

/** Stub. */
public final class Nd4jRuntime {
    private Nd4jRuntime() {
    }
}
