package quire.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code why}. */
@Command(name = "why", description = "Say why something is not there, or what provides it.")
public final class WhyCommand extends QuireCommand {
    @Parameters(paramLabel = "NAME", description = "A paper, service, bundle, package, or a jar put into the load folder.")
    private String name;

    @Override
    protected void execute() {
        List<String> lines = new ArrayList<>(desk().deployer().reasons(Path.of(name).getFileName().toString()));
        if (!name.endsWith(".jar")) {
            lines.addAll(desk().catalogue().why(name));
        } else if (lines.isEmpty()) {
            lines.add("nothing is known of " + name + "; is it in " + desk().home().resolve("load") + "?");
        }
        result(Map.of("name", name, "lines", lines), out -> lines.forEach(out::println));
    }
}
