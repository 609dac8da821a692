package quire.paper.han.api;

import org.osgi.annotation.versioning.ProviderType;
import quire.api.compute.Lease;
import quire.api.run.Run;

/** Opens gesture streams on trained models of this paper; an OSGi service. */
@ProviderType
public interface GestureStreams {
    /**
     * Opens a stream.
     *
     * @param run     a finished training of any of the paper's models
     * @param lease   what the stream's session runs on; closing it ends the stream
     * @param options windows
     * @throws quire.api.QuireException if the run is not of this paper or has no model
     */
    GestureStream open(Run run, Lease lease, StreamOptions options);
}
