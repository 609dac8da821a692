package quire.conformance.paper;

import java.util.List;
import quire.api.option.Option;
import quire.api.option.Options;

/** Options as lists show them, made into a set that reads values again. */
public final class OptionList {
    private OptionList() {
    }

    /** The same options as a set. */
    public static Options options(List<Option> list) {
        Options all = Options.none();
        for (Option o : list) {
            all = switch (o.type()) {
                case INTEGER -> all.integer(o.name(), Long.parseLong(o.defaultValue()), (long) o.minimum(), (long) o.maximum(), o.help());
                case NUMBER -> all.number(o.name(), Double.parseDouble(o.defaultValue()), o.minimum(), o.maximum(), o.help());
                case FLAG -> all.flag(o.name(), Boolean.parseBoolean(o.defaultValue()), o.help());
                case WORD -> all.word(o.name(), o.defaultValue(), o.help(), o.choices().toArray(new String[0]));
                case LAYERS -> all.layers(o.name(), o.defaultValue(), o.help());
            };
        }
        return all;
    }
}
