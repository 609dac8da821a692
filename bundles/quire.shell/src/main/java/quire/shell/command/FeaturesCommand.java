package quire.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import quire.deploy.api.Feature;
import quire.shell.io.Table;

/** {@code features}. */
@Command(name = "features", description = "List what can be installed.")
public final class FeaturesCommand extends QuireCommand {
    @Option(names = "--karaf", paramLabel = "FILE", description = "Write them, and the platform, as a features.xml for Apache Karaf.")
    private Path karaf;

    @Override
    protected void execute() throws IOException {
        if (karaf != null) {
            Files.writeString(karaf, desk().deployer().karafFeatures());
            result(Map.of("file", karaf.toString()), out -> out.println(karaf));
            return;
        }
        List<Feature> features = desk().deployer().features();
        result(features, out -> {
            Table table = new Table("FEATURE", "STATE", "VERSION", "DESCRIPTION");
            features.forEach(f -> table.row(f.name(), f.state(), f.version(), f.description()));
            table.print(out);
        });
    }
}
