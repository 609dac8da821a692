package quire.api.work;

import java.util.List;
import quire.api.option.Option;

/** A model, data set, trainer or other service of a paper as lists show it. */
public record ServiceEntry(String kind, String paper, String id, String description, List<Option> options, String bundle) {
}
