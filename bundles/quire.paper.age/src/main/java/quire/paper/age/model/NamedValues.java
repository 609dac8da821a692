package quire.paper.age.model;

import java.util.HashMap;
import java.util.Map;
import quire.api.QuireException;

/** Options in one word: {@code name=value,name=value}. */
public final class NamedValues {
    private NamedValues() {
    }

    /** @param where what the word is of, for the message */
    public static Map<String, String> parse(String where, String text) {
        Map<String, String> out = new HashMap<>();
        for (String pair : text == null || text.isBlank() ? new String[0] : text.split(",")) {
            String[] sides = pair.split("=", 2);
            if (sides.length != 2) {
                throw new QuireException(where + " holds '" + pair + "'; give name=value pairs joined by commas");
            }
            out.put(sides[0].strip(), sides[1].strip());
        }
        return out;
    }
}
