package quire.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads doubles, and null as NaN. */
final class NullAsNaN extends StdDeserializer<Double> {
    private static final long serialVersionUID = 1L;

    NullAsNaN() {
        super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return in.currentToken().isNumeric() ? in.getDoubleValue() : (Double) context.handleUnexpectedToken(Double.class, in);
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
        return Double.NaN;
    }
}
