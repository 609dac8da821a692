package quire.detection.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.api.option.Options;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;
import quire.detection.model.DetectionProcedure;

/** The data providers there are, by id, and the options with which a detection trainer chooses one. */
public final class Providers {
    /** Batches as the data set gives them. */
    public static final String REGULAR = "regular";
    private static final String PROVIDER = "provider";
    private static final String SET = "provider_set";

    private final Map<String, DataProvider> found = new TreeMap<>();

    /** @param services data provider services with their properties */
    public Providers(List<Map.Entry<Map<String, Object>, DataProvider>> services) {
        services.forEach(e -> found.put((String) e.getKey().get("quire.id"), e.getValue()));
    }

    /** Options of a detection trainer that takes data providers. */
    public static Options options() {
        return Options.none()
                .word(PROVIDER, REGULAR, "who chooses the pictures of an update: regular for the data set's order, or the id of an installed data provider, as stitcher")
                .word(SET, "", "options of the data provider, as tau=0.2,share=0.3");
    }

    /** The procedure for a run, with the provider that its options name. */
    public Procedure<?> procedure(ProcedureContext context) {
        DetectionProcedure detector = DetectionProcedure.of(context);
        String id = context.options().word(PROVIDER);
        if (id.equals(REGULAR)) {
            return detector;
        }
        DataProvider provider = found.get(id);
        if (provider == null) {
            throw new QuireException("there is no data provider '" + id + "', only " + REGULAR + (found.isEmpty() ? "" : " and " + found.keySet())
                    + "; install the bundle that has it, as install " + id);
        }
        return provider.steer(detector, provider.options().parse(named(context.options().word(SET))), context.schema(), context.seed());
    }

    private static Map<String, String> named(String text) {
        Map<String, String> values = new HashMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",")) {
            int at = part.indexOf('=');
            if (at < 1) {
                throw new QuireException(SET + "=" + text + ": '" + part + "' is no NAME=VALUE; write as tau=0.2,share=0.3");
            }
            values.put(part.substring(0, at).strip(), part.substring(at + 1).strip());
        }
        return values;
    }
}
