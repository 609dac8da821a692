package quire.launcher;

import java.io.PrintStream;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.function.ToIntBiFunction;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Put into a jar by tests: a command line that repeats what it is told. */
public final class AnsweringActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        ToIntBiFunction<String[], PrintStream[]> main = (words, streams) -> {
            if (words[words.length - 1].equals("fail")) {
                streams[1].println("quire: no such thing");
                return 1;
            }
            streams[0].println("\"" + String.join(" ", words) + " in " + context.getProperty("quire.home") + "\"");
            return 0;
        };
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("quire.main", true);
        context.registerService(ToIntBiFunction.class, main, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }
}
