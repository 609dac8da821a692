package quire.conformance.paper;

import org.osgi.framework.BundleContext;
import quire.api.compute.ComputeService;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.job.JobManager;
import quire.api.run.RunStore;
import quire.api.work.Catalogue;
import quire.api.work.Workbench;

/** The platform's services a check works with. */
public record Platform(BundleContext context, Catalogue catalogue, Workbench workbench, ComputeService compute, JobManager jobs, RunStore runs) {

    /** A share of the device; the caller closes it. @param engine null for any */
    public Lease lease(String paper, String engine) {
        return compute.lease(new LeaseRequest("check " + paper, "auto", engine == null ? "auto" : engine, 0, 0));
    }

    /** Native bytes of sessions and engines now. */
    public long nativeBytes() {
        // the first call gives the peak and forgets it
        compute.nativePeakBytes(true);
        return compute.nativePeakBytes(true);
    }
}
