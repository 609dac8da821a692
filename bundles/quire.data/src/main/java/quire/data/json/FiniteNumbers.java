package quire.data.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/** Writes numbers that JSON cannot say as null. */
final class FiniteNumbers extends JsonGeneratorDelegate {
    FiniteNumbers(JsonGenerator out) {
        super(out, false);
    }

    @Override
    public void writeNumber(double value) throws IOException {
        if (Double.isFinite(value)) {
            delegate.writeNumber(value);
        } else {
            delegate.writeNull();
        }
    }

    @Override
    public void writeNumber(float value) throws IOException {
        if (Float.isFinite(value)) {
            delegate.writeNumber(value);
        } else {
            delegate.writeNull();
        }
    }

    @Override
    public void writeArray(double[] values, int offset, int length) throws IOException {
        writeStartArray();
        for (int i = offset; i < offset + length; i++) {
            writeNumber(values[i]);
        }
        writeEndArray();
    }
}
