package quire.api.compute;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The shared back end: lists devices and hands out leases. */
@ProviderType
public interface ComputeService {
    /** All devices, those that cannot be used with the reason. */
    List<Device> devices();

    /** Device that work gets which asks for none, and why, one line. */
    default String decision() {
        return "cpu";
    }

    /** Engines there are: id and what they can do, one line each. */
    List<EngineInfo> engines();

    /** Leases now held. */
    List<LeaseInfo> leases();

    /**
     * Hands out a lease; the caller closes it.
     *
     * @throws quire.api.QuireException if the device or engine asked for cannot be used; the message says why
     */
    Lease lease(LeaseRequest request);

    /** Peak native bytes counted since the last call with {@code reset}, for benchmarks. */
    long nativePeakBytes(boolean reset);

    /** An engine as shown to people. */
    record EngineInfo(String id, boolean available, String reason, List<String> devices) {
    }

    /** A lease as shown to people. */
    record LeaseInfo(String owner, String device, String engine, long nativeBytes, long budgetBytes, int sessions) {
    }
}
