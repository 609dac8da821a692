package quire.core.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import quire.api.QuireException;
import quire.api.compute.ComputeService;
import quire.api.compute.Device;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.job.JobManager;
import quire.api.option.OptionValues;
import quire.core.catalogue.Services;
import quire.core.job.Queues;
import quire.core.run.Runs;

/** What all use cases work with. */
record Desk(BundleContext context, Services services, Runs runs, ComputeService compute, JobManager jobs, Queues queues) {
    static final String AUTO = "auto";

    /** The device a request means; refuses what cannot be used. */
    String device(String wanted) {
        List<Device> devices = compute.devices();
        if (wanted == null || wanted.equals(AUTO)) {
            return devices.stream().filter(d -> d.usable() && !d.kind().equals("cpu")).findFirst()
                    .or(() -> devices.stream().filter(Device::usable).findFirst()).map(Device::id)
                    .orElseThrow(() -> new QuireException("no device can be used; see devices for the reasons"));
        }
        Device d = devices.stream().filter(x -> x.id().equals(wanted)).findFirst().orElseThrow(() -> new QuireException("there is no device '"
                + wanted + "'; there are: " + String.join(", ", devices.stream().map(Device::id).toList())
                + (wanted.startsWith("cuda") ? " (" + compute.decision() + ")" : "")));
        if (!d.usable()) {
            throw new QuireException("device " + wanted + " cannot be used: " + d.reason() + "; choose another");
        }
        return wanted;
    }

    /** Refuses an engine that is not there. */
    String engine(String wanted) {
        if (wanted == null || wanted.equals(AUTO)) {
            return AUTO;
        }
        List<ComputeService.EngineInfo> engines = compute.engines();
        ComputeService.EngineInfo e = engines.stream().filter(x -> x.id().equals(wanted)).findFirst()
                .orElseThrow(() -> new QuireException("there is no engine '" + wanted + "'; there are: "
                        + String.join(", ", engines.stream().map(ComputeService.EngineInfo::id).toList())));
        if (!e.available()) {
            throw new QuireException("engine " + wanted + " cannot be used: " + e.reason() + "; leave out --engine");
        }
        return wanted;
    }

    /** CPU threads per job: fixed, because sums depend on how work is divided. Framework property {@code quire.threads}. */
    int threads() {
        String given = context.getProperty("quire.threads");
        return given == null ? Math.max(1, Runtime.getRuntime().availableProcessors() / queues.atOnce("cpu")) : Integer.parseInt(given.strip());
    }

    Lease lease(String owner, String device, String engine) {
        return lease(owner, device, engine, 0);
    }

    /** @param memoryMb what the lease may hold; 0 for the platform's default */
    Lease lease(String owner, String device, String engine, long memoryMb) {
        return compute.lease(new LeaseRequest(owner, device, engine, memoryMb, threads()));
    }

    /** Opens data in a work folder of its own. */
    OpenData open(DatasetFactory factory, Path data, OptionValues options, long seed, Path base) throws IOException {
        Path parent = runs.home().resolve("work");
        Files.createDirectories(parent);
        Path work = Files.createTempDirectory(parent, "data-");
        Dataset dataset = null;
        try {
            dataset = factory.open(new DatasetRequest(data, work, options, seed, base));
            return new OpenData(dataset, work);
        } finally {
            if (dataset == null) {
                quire.core.run.Trees.delete(work);
            }
        }
    }

    /** Versions of the platform's bundles and of the owners named. */
    Map<String, String> bundles(Bundle... owners) {
        Map<String, String> out = new TreeMap<>();
        for (Bundle b : context.getBundles()) {
            String name = String.valueOf(b.getSymbolicName());
            if (name.startsWith("quire.") && !name.startsWith("quire.paper.")) {
                out.put(name, b.getVersion().toString());
            }
        }
        for (Bundle b : owners) {
            out.put(b.getSymbolicName(), b.getVersion().toString());
        }
        return out;
    }
}
