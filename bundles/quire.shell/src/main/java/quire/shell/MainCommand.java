package quire.shell;

import java.io.PrintStream;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.shell.io.Streams;

/**
 * What launchers and hosts call for one command, with types of the JDK so that they need share no class with us: words alone, or words
 * and the streams for result and errors.
 */
@Component(service = {ToIntFunction.class, ToIntBiFunction.class}, property = "quire.main:Boolean=true")
public final class MainCommand implements ToIntFunction<String[]>, ToIntBiFunction<String[], PrintStream[]> {
    private final Cli cli;

    @Activate
    public MainCommand(@Reference LiveDesk desk) {
        cli = new Cli(desk);
    }

    @Override
    public int applyAsInt(String[] words) {
        return applyAsInt(words, new PrintStream[] {System.out, System.err});
    }

    @Override
    public int applyAsInt(String[] words, PrintStream[] streams) {
        // the start script knows whether a person watches; a program cannot tell for standard error
        boolean terminal = Boolean.getBoolean("quire.terminal") && streams[1] == System.err;
        return cli.run(new Streams(streams[0], streams[1], terminal, Integer.getInteger("quire.columns", 80)), false, words);
    }
}
