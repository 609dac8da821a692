package quire.shell.command;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import quire.api.QuireException;
import quire.api.job.Job;
import quire.api.run.RunInfo;
import quire.api.work.TrainRequest;

/** Trains two papers one after the other, then both at once, and compares the times. */
final class PlatformBench {
    /** How much longer both at once may take. */
    static final double TARGET = 1.15;

    private final Desk desk;
    private final Watch watch;
    private final List<String> papers;

    PlatformBench(Desk desk, Watch watch, List<String> papers) {
        if (papers.size() != 2 || papers.get(0).equals(papers.get(1))) {
            throw new QuireException("papers are " + papers + "; name two different ones, such as can,han");
        }
        this.desk = desk;
        this.watch = watch;
        this.papers = papers;
    }

    Map<String, Object> run() throws Exception {
        // loads natives and warms the virtual machine up, which else would count for the first order alone
        inTurn();
        double turns = inTurn();
        double together = atOnce();
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("paper", "platform");
        m.put("papers", papers);
        m.put("in_turn_s", turns);
        m.put("together_s", together);
        m.put("ratio", together / turns);
        m.put("target", TARGET);
        m.put("cores", Runtime.getRuntime().availableProcessors());
        m.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return m;
    }

    static void print(Map<String, Object> m, PrintStream out) {
        out.println(String.format(Locale.ROOT, "%s one after the other %.1f s, both at once %.1f s: ratio %.2f (target at most %.2f)", m.get("papers"),
                m.get("in_turn_s"), m.get("together_s"), m.get("ratio"), TARGET));
        out.println(String.format(Locale.ROOT, "%d cores, load of the machine %.1f", m.get("cores"), m.get("load")));
    }

    private double inTurn() throws Exception {
        long began = System.nanoTime();
        for (String paper : papers) {
            watch.follow(submit(paper));
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private double atOnce() throws Exception {
        long began = System.nanoTime();
        List<Job<RunInfo>> jobs = new ArrayList<>();
        for (String paper : papers) {
            jobs.add(submit(paper));
        }
        for (Job<RunInfo> job : jobs) {
            watch.follow(job);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private Job<RunInfo> submit(String paper) {
        return desk.workbench().train(new TrainRequest(paper, null, null, null, null, Map.of("trainer.epochs", "1"), 1, null, "cpu", null));
    }
}
