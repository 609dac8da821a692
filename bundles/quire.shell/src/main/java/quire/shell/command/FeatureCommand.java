package quire.shell.command;

import java.util.List;
import quire.deploy.api.FeatureChange;

/** A command that changes a feature. */
abstract class FeatureCommand extends QuireCommand {
    /** Prints what would change, one line a bundle. */
    protected final void simulated(FeatureChange change) {
        result(change, out -> {
            print(out, "would add", change.adds());
            print(out, "would remove", change.removes());
            print(out, "would keep", change.keeps());
        });
    }

    private static void print(java.io.PrintStream out, String word, List<String> bundles) {
        bundles.forEach(b -> out.println(word + " " + b));
    }
}
