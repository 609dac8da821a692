package quire.shell.command;

import java.util.List;
import picocli.CommandLine.Command;
import quire.deploy.api.Feature;
import quire.shell.io.Table;

/** {@code features}. */
@Command(name = "features", description = "List what can be installed.")
public final class FeaturesCommand extends QuireCommand {
    @Override
    protected void execute() {
        List<Feature> features = desk().deployer().features();
        result(features, out -> {
            Table table = new Table("FEATURE", "STATE", "VERSION", "DESCRIPTION");
            features.forEach(f -> table.row(f.name(), f.state(), f.version(), f.description()));
            table.print(out);
        });
    }
}
