package quire.shell.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import quire.deploy.api.Feature;

/** {@code uninstall}. */
@Command(name = "uninstall", description = "Remove a feature, now and at each later start.")
public final class UninstallCommand extends QuireCommand {
    @Parameters(paramLabel = "FEATURE", description = "Name of a feature, as 'features' lists it.")
    private String feature;

    @Override
    protected void execute() {
        Feature changed = desk().deployer().uninstall(feature);
        result(changed, out -> out.println(changed.name() + " is removed"));
    }
}
