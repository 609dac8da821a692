package quire.core.run;

import java.io.IOException;
import java.nio.file.Path;
import quire.api.run.RunSpec;
import quire.api.run.RunStore;

/** The run store as the platform writes it. */
public interface Runs extends RunStore {
    /** The folder everything lives in. */
    Path home();

    /** Begins a run; the caller closes it. */
    OpenRun create(RunSpec spec) throws IOException;

    /** Begins a run in a folder of an experiment, {@code parent/id}; the caller closes it. */
    OpenRun create(Path parent, String id, RunSpec spec) throws IOException;

    /** Opens a run to go on with it; the caller closes it. @throws quire.api.QuireException if it is done or being written */
    OpenRun reopen(String id) throws IOException;
}
