package quire.shell.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quire.deploy.api.Feature;

/** {@code uninstall}. */
@Command(name = "uninstall", description = "Remove a feature, now and at each later start.")
public final class UninstallCommand extends FeatureCommand {
    @Parameters(paramLabel = "FEATURE", description = "Name of a feature, as 'features' lists it.")
    private String feature;

    @Option(names = "--simulate", description = "Only tell what would change.")
    private boolean simulate;

    @Override
    protected void execute() {
        if (simulate) {
            simulated(desk().deployer().simulate(feature, false));
            return;
        }
        Feature changed = desk().deployer().uninstall(feature);
        result(changed, out -> out.println(changed.name() + " is removed"));
    }
}
