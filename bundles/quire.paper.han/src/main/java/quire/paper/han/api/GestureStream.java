package quire.paper.han.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Recognises gestures in one stream of frames. For one thread at a time; its owner closes it. */
@ProviderType
public interface GestureStream extends AutoCloseable {
    /**
     * Takes the next frame.
     *
     * @param joints x y z of every joint in the order and unit the network was trained on (66 numbers in metres, or 63 in millimetres)
     * @return a gesture, when a window is complete, its stride has passed and a class reaches the threshold
     * @throws quire.api.QuireException if there are not as many numbers, or one is not finite
     */
    Optional<Gesture> frame(float[] joints);

    /** Forgets the frames so far, as after lost tracking. */
    void reset();

    /** Names of the classes. */
    List<String> classes();

    @Override
    void close();
}
