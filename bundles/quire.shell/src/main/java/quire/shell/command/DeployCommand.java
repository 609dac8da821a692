package quire.shell.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import quire.deploy.api.Deployed;

/** {@code deploy}. */
@Command(name = "deploy", description = "Put a bundle into the load folder and start it; it replaces an older one of its name.")
public final class DeployCommand extends QuireCommand {
    @Parameters(paramLabel = "JAR", description = "The bundle.")
    private Path jar;

    @Override
    protected void execute() {
        Deployed deployed = desk().deployer().deploy(jar);
        result(deployed, out -> out.println(deployed.name() + " " + deployed.version() + " is active"));
    }
}
