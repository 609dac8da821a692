package quire.shell.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code undeploy}. */
@Command(name = "undeploy", description = "Take a deployed bundle away; its jobs save a checkpoint first.")
public final class UndeployCommand extends QuireCommand {
    @Parameters(paramLabel = "NAME", description = "Symbolic name, its last part, or the file in the load folder.")
    private String name;

    @Override
    protected void execute() {
        desk().deployer().undeploy(name);
        result(Map.of("undeployed", name), out -> out.println(name + " is gone"));
    }
}
