package quire.paper.lmp.video;

import quire.api.compute.Session;
import quire.api.run.RunInfo;

/** Opens video detectors, a service. */
public interface VideoDetectors {
    /**
     * A detector for a run's model.
     *
     * @param session  holds the run's values
     * @param interval frames from key to key; 0 for the one it was trained with
     * @throws quire.api.QuireException if the run is none of LMP, or its sampling locations are no finite numbers
     */
    VideoDetector open(RunInfo run, Session session, int interval);
}
