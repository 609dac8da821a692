package quire.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import quire.shell.command.BenchCommand;
import quire.shell.command.CheckCommand;
import quire.shell.command.CompareCommand;
import quire.shell.command.DatasetsCommand;
import quire.shell.command.DeployCommand;
import quire.shell.command.DevicesCommand;
import quire.shell.command.EvalCommand;
import quire.shell.command.FeaturesCommand;
import quire.shell.command.HealthCommand;
import quire.shell.command.InfoCommand;
import quire.shell.command.InstallCommand;
import quire.shell.command.JobCommand;
import quire.shell.command.JobsCommand;
import quire.shell.command.ModelsCommand;
import quire.shell.command.NewPaperCommand;
import quire.shell.command.PapersCommand;
import quire.shell.command.PlotCommand;
import quire.shell.command.PredictCommand;
import quire.shell.command.QuireCommand;
import quire.shell.command.ReproduceCommand;
import quire.shell.command.ResumeCommand;
import quire.shell.command.RunCommand;
import quire.shell.command.RunsCommand;
import quire.shell.command.StopCommand;
import quire.shell.command.TrainCommand;
import quire.shell.command.TrainersCommand;
import quire.shell.command.UndeployCommand;
import quire.shell.command.UninstallCommand;
import quire.shell.command.WhyCommand;

/** The commands there are, in the order help lists them. */
final class Commands {
    private final Map<String, Supplier<QuireCommand>> all = new LinkedHashMap<>();

    Commands() {
        all.put("papers", PapersCommand::new);
        all.put("info", InfoCommand::new);
        all.put("models", ModelsCommand::new);
        all.put("datasets", DatasetsCommand::new);
        all.put("trainers", TrainersCommand::new);
        all.put("why", WhyCommand::new);
        all.put("devices", DevicesCommand::new);
        all.put("health", HealthCommand::new);
        all.put("train", TrainCommand::new);
        all.put("resume", ResumeCommand::new);
        all.put("stop", StopCommand::new);
        all.put("jobs", JobsCommand::new);
        all.put("job", JobCommand::new);
        all.put("runs", RunsCommand::new);
        all.put("run", RunCommand::new);
        all.put("compare", CompareCommand::new);
        all.put("plot", PlotCommand::new);
        all.put("eval", EvalCommand::new);
        all.put("predict", PredictCommand::new);
        all.put("reproduce", ReproduceCommand::new);
        all.put("bench", BenchCommand::new);
        all.put("check", CheckCommand::new);
        all.put("new-paper", NewPaperCommand::new);
        all.put("deploy", DeployCommand::new);
        all.put("undeploy", UndeployCommand::new);
        all.put("features", FeaturesCommand::new);
        all.put("install", InstallCommand::new);
        all.put("uninstall", UninstallCommand::new);
    }

    /** Names of all commands but {@code help}. */
    Set<String> names() {
        return all.keySet();
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    /** A fresh command for one call. */
    QuireCommand create(String name) {
        return all.get(name).get();
    }
}
