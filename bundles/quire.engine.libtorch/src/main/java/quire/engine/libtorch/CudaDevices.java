package quire.engine.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import quire.api.compute.Device;

/** CUDA devices of a build of LibTorch that has CUDA; none otherwise. */
final class CudaDevices {
    private CudaDevices() {
    }

    static List<Device> list() {
        // looking for the library first keeps the CPU build from being loaded just to say no
        if (CudaDevices.class.getClassLoader().getResource("org/bytedeco/pytorch/" + Loader.getPlatform() + "-gpu/libtorch_cuda.so") == null) {
            return List.of();
        }
        List<Device> found = new ArrayList<>();
        int count = Natives.cudaDevices();
        for (int k = 0; k < count; k++) {
            found.add(new Device("cuda:" + k, "cuda", "CUDA device " + k, 0, 0, true, Natives.VERSION));
        }
        return found;
    }
}
