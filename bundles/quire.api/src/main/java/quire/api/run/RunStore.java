package quire.api.run;

import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The runs of a home folder. */
@ProviderType
public interface RunStore {
    /** All runs, oldest first; folders that cannot be read are listed with state {@code broken}. */
    List<RunInfo> runs() throws IOException;

    /** A run by id or by an unambiguous start of its id; {@code last} is the newest. @throws quire.api.QuireException otherwise */
    Run run(String id) throws IOException;
}
