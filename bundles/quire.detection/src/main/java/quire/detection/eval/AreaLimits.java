package quire.detection.eval;

import java.util.List;
import quire.api.QuireException;
import quire.api.dataset.Schema;

/** Which areas count as small, medium and large: COCO's, or what a made data set says in its schema, named after their limits. */
public final class AreaLimits {
    /** Fact of a schema: sides of squares that are just small and just medium, joined by '-'. */
    public static final String FACT = "area_sides";

    private AreaLimits() {
    }

    /** The ranges for data of this schema. */
    public static List<AreaRange> of(Schema schema) {
        String sides = schema.facts().get(FACT);
        if (sides == null) {
            return AreaRange.coco();
        }
        String[] two = sides.split("-");
        try {
            return AreaRange.squares(Integer.parseInt(two[0]), Integer.parseInt(two[1]));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new QuireException("the data's " + FACT + "=" + sides + " is not two sides joined by '-'; make the data again", e);
        }
    }

    /** Area below which objects are small: the one asked for, or where that is 0 the data's own limit. */
    public static double small(Schema schema, double asked) {
        return asked > 0 ? asked : of(schema).stream().filter(r -> r.name().startsWith("small")).findFirst().orElseThrow().to();
    }
}
