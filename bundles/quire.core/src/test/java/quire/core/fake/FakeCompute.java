package quire.core.fake;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import quire.api.compute.ComputeService;
import quire.api.compute.Device;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.Model;

/** One CPU and one engine; counts what is open. */
public final class FakeCompute implements ComputeService {
    /** Open {@code session}s and {@code lease}s. */
    public final Map<String, Integer> opened = new ConcurrentHashMap<>();
    private static final Device CPU = new Device("cpu", "cpu", "test", 1000, 500, true, "always");

    public boolean allClosed() {
        return opened.values().stream().allMatch(n -> n == 0);
    }

    @Override
    public List<Device> devices() {
        return List.of(CPU, new Device("cuda:0", "cuda", "old", 1, 1, false, "too old"));
    }

    @Override
    public List<EngineInfo> engines() {
        return List.of(new EngineInfo("fake", true, "here", List.of("cpu")), new EngineInfo("gone", false, "no library", List.of()));
    }

    @Override
    public List<LeaseInfo> leases() {
        return List.of();
    }

    @Override
    public Lease lease(LeaseRequest request) {
        opened.merge("lease", 1, Integer::sum);
        return new Lease() {
            @Override
            public Device device() {
                return CPU;
            }

            @Override
            public Session open(Model model, SessionOptions options) {
                return new FakeSession(options, opened);
            }

            @Override
            public int threads() {
                return 1;
            }

            @Override
            public long nativeBytes() {
                return 0;
            }

            @Override
            public void close() {
                opened.merge("lease", -1, Integer::sum);
            }
        };
    }

    @Override
    public long nativePeakBytes(boolean reset) {
        return 3 << 20;
    }
}
