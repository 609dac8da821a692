package quire.paper.age.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;
import quire.ctr.ClickModelFactory;

/** Any click model there is, with a gating unit: what AGE explores on. */
@Component(service = ModelFactory.class)
@PaperService(paper = "age", id = "age")
public final class AgeModelFactory implements ModelFactory {
    private final Map<String, ClickModelFactory> hosts = new TreeMap<>();

    /** @param found click model services with their properties */
    @Activate
    public AgeModelFactory(@Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
            List<Map.Entry<Map<String, Object>, ClickModelFactory>> found) {
        found.forEach(e -> hosts.put(e.getKey().get("quire.paper") + "/" + e.getKey().get("quire.id"), e.getValue()));
    }

    @Override
    public Options options() {
        return MlpOptions.options()
                .word("host", "age/mlp", "click model explored on: age/mlp, or another paper's, as can/can")
                .word("host_set", "", "options of another paper's model, as mlp=64-32,embedding=8")
                .integer("gate_hidden", 16, 1, 4096, "hidden units of the gating unit (paper: two layers, width not stated)")
                .word("mask", "weights", "what dropout masks drop: single weights as the paper writes it, or whole units", "weights", "units");
    }

    @Override
    public String description() {
        return "a click model with a dynamic gating unit, ready for exploration";
    }

    @Override
    public Model create(OptionValues o, Schema schema, DType dtype) {
        String id = o.word("host");
        ClickModelFactory host = hosts.get(id);
        if (host == null) {
            throw new QuireException("there is no click model '" + id + "' to explore on, only " + hosts.keySet() + "; set host to one of them");
        }
        Map<String, String> set = new HashMap<>();
        if (host instanceof MlpFactory) {
            MlpOptions.options().all().forEach(own -> set.put(own.name(), o.text().get(own.name())));
        }
        set.putAll(NamedValues.parse("host_set", o.word("host_set")));
        return new ExplorableModel(host.create(host.options().parse(set), schema, dtype), new GatingUnit(o.integer("gate_hidden")),
                o.word("mask").equals("units"));
    }
}
