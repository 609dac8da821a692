package quire.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.felix.service.command.CommandSession;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import quire.api.work.PaperEntry;
import quire.api.work.ServiceEntry;
import quire.shell.command.Desk;
import quire.shell.command.Root;
import quire.shell.io.Streams;

/** Tells the interactive shell what may come next, from the same declarations that parse the commands. */
final class Completions {
    private static final Set<String> PATHS = Set.of("PATH", "JAR", "DIR", "FILE", "INPUT");
    private final Desk desk;
    private final Cli cli;
    private CommandLine all;

    Completions(Cli cli, Desk desk) {
        this.desk = desk;
        this.cli = cli;
    }

    /** Made when first asked for: one-shot commands never ask. */
    private synchronized CommandLine line() {
        if (all == null) {
            all = cli.full(new Root(desk, Streams.plain(System.out, System.err), false));
        }
        return all;
    }

    /** Registers options and arguments of every command with a session of Gogo's JLine shell. */
    Object install(CommandSession session) throws Exception {
        for (CommandLine command : line().getSubcommands().values()) {
            String complete = "complete -c quire:" + command.getCommandName();
            session.execute(complete + " -e");
            session.execute(complete + " -d " + quoted(command.getCommandSpec()));
            for (OptionSpec option : command.getCommandSpec().options()) {
                session.execute(complete + " -l " + option.longestName().substring(2) + " -d '" + plain(option.description()) + "'");
            }
            session.execute(complete + " -a 'w = ($.commandLine words); i = ($.commandLine wordIndex);"
                    + " if { quire:wants-path $w $i } { __files } { quire:candidates $w $i }'");
        }
        return null;
    }

    private static String quoted(CommandSpec spec) {
        return "'" + plain(spec.usageMessage().description()) + "'";
    }

    private static String plain(String[] text) {
        return String.join(" ", text).replaceAll("['\"\\\\$]", "");
    }

    /** Whether a file is expected at this word. */
    boolean wantsPath(List<?> words, int index) {
        return PATHS.contains(label(words, index));
    }

    /** What may stand at this word. */
    List<String> candidates(List<?> words, int index) throws IOException {
        switch (label(words, index)) {
            case "COMMAND":
                return List.copyOf(line().getSubcommands().keySet());
            case "PAPER":
                return desk.catalogue().papers().stream().map(PaperEntry::id).toList();
            case "MODEL":
                return services("model", words);
            case "DATASET":
                return services("dataset", words);
            case "TRAINER":
                return services("trainer", words);
            case "NAME=VALUE":
                return options(words);
            case "RUN": {
                List<String> runs = new ArrayList<>(List.of("last"));
                desk.runs().runs().forEach(r -> runs.add(r.id()));
                return runs;
            }
            case "JOB":
                return desk.jobs().jobs().stream().map(quire.api.job.Job::id).toList();
            case "ENGINE":
                return desk.compute().engines().stream().map(quire.api.compute.ComputeService.EngineInfo::id).toList();
            case "DEVICE":
                return desk.compute().devices().stream().map(quire.api.compute.Device::id).toList();
            case "FEATURE":
                return desk.deployer().features().stream().map(quire.deploy.api.Feature::name).toList();
            case "NAME":
                return desk.deployer().list().stream().map(d -> d.name() == null ? d.file() : d.name()).toList();
            default:
                return List.of();
        }
    }

    private List<String> services(String kind, List<?> words) {
        return desk.catalogue().services(kind).stream().filter(s -> words.contains(s.paper())).map(ServiceEntry::id).toList();
    }

    private List<String> options(List<?> words) {
        List<String> names = new ArrayList<>();
        for (String kind : List.of("model", "dataset", "trainer")) {
            desk.catalogue().services(kind).stream().filter(s -> words.contains(s.paper())).flatMap(s -> s.options().stream())
                    .map(o -> o.name() + "=").filter(n -> !names.contains(n)).forEach(names::add);
        }
        return names;
    }

    /** What is expected at a word: the label of the option before it, or of the positional argument; empty for nothing. */
    private String label(List<?> words, int index) {
        String name = String.valueOf(words.get(0)).replaceFirst("^quire:", "");
        CommandLine command = line().getSubcommands().get(name);
        if (command == null || index < 1) {
            return "";
        }
        CommandSpec spec = command.getCommandSpec();
        OptionSpec before = spec.findOption(String.valueOf(words.get(index - 1)));
        if (before != null && before.arity().max() > 0) {
            return before.paramLabel();
        }
        int position = 0;
        for (int i = 1; i < index; i++) {
            OptionSpec option = spec.findOption(String.valueOf(words.get(i)));
            if (option != null) {
                i += option.arity().max() > 0 ? 1 : 0;
            } else {
                position++;
            }
        }
        int at = position;
        return spec.positionalParameters().stream().filter(p -> p.index().contains(at)).findFirst()
                .map((PositionalParamSpec p) -> ((ArgSpec) p).paramLabel()).orElse("");
    }
}
