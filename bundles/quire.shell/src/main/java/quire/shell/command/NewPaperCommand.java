package quire.shell.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quire.api.QuireException;
import quire.shell.project.Distribution;
import quire.shell.project.PaperProject;

/** {@code new-paper}. */
@Command(name = "new-paper", description = "Write the project of a new paper: a bundle that builds, passes 'check' and deploys.",
        footer = {"", "Example: quire new-paper mine --dir ~/mine"})
public final class NewPaperCommand extends QuireCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "Id of the paper: lower-case letters and digits.")
    private String id;

    /** The id as a path, which starts where the shell is. */
    @Parameters(index = "0", hidden = true)
    private Path here;

    @Option(names = "--dir", paramLabel = "DIR", description = "Folder to write; the id by default. Must not be there yet, or be empty.")
    private Path dir;

    @Option(names = "--package", paramLabel = "PACKAGE", description = "Java package and name of the bundle; paper.ID by default.")
    private String java;

    @Option(names = "--distribution", paramLabel = "DIR", description = "Installed Quire to build against; this one by default.")
    private Path distribution;

    @Override
    protected void execute() throws IOException {
        if (desk().catalogue().papers().stream().anyMatch(p -> p.id().equals(id))) {
            throw new QuireException("there is a paper '" + id + "' already; take another id");
        }
        PaperProject project = new PaperProject(id, java == null ? "paper." + id : java, Distribution.at(installed()));
        Path folder = dir == null ? here : dir;
        List<Path> files = project.write(folder);
        result(Map.of("folder", folder.toString(), "files", files.stream().map(Path::toString).toList()), out -> {
            files.forEach(out::println);
            out.println("next: cd " + folder + " && mvn package; then see README.md there");
        });
    }

    private Path installed() {
        String own = System.getProperty("quire.distribution");
        if (distribution == null && own == null) {
            throw new QuireException("this Quire does not know where it is installed; give --distribution the folder with bin and bundles");
        }
        return distribution == null ? Path.of(own) : distribution;
    }
}
