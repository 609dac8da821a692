package quire.api.work;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import quire.api.paper.PaperInfo;

/** What is there now. Of two versions of a paper the one installed last counts. */
@ProviderType
public interface Catalogue {
    List<PaperEntry> papers();

    /** @throws quire.api.QuireException naming the papers there are, and {@code why} */
    PaperInfo paper(String id);

    /** Services of a kind: {@code model}, {@code dataset}, {@code trainer}, {@code experiment}, {@code predictor}, {@code benchmark}. */
    List<ServiceEntry> services(String kind);

    /** Says line by line why something is or is not there: a paper, service, bundle or package. */
    List<String> why(String name);
}
