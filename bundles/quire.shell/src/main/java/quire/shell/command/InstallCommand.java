package quire.shell.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quire.deploy.api.Feature;

/** {@code install}. */
@Command(name = "install", description = "Install a feature, now and at each later start.")
public final class InstallCommand extends FeatureCommand {
    @Parameters(paramLabel = "FEATURE", description = "Name of a feature, as 'features' lists it.")
    private String feature;

    @Option(names = "--simulate", description = "Only tell what would change.")
    private boolean simulate;

    @Override
    protected void execute() {
        if (simulate) {
            simulated(desk().deployer().simulate(feature, true));
            return;
        }
        Feature changed = desk().deployer().install(feature);
        result(changed, out -> out.println(changed.name() + " is installed"));
    }
}
