package consumer;

import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import quire.nd4j.Nd4jRuntime;

/** A bundle that multiplies two matrices when it starts and registers a sum over the result. */
public final class TensorActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Nd4jRuntime.start();
        try (INDArray x = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}}); INDArray product = x.mmul(x)) {
            double sum = product.sumNumber().doubleValue();
            context.registerService(DoubleSupplier.class, () -> sum, null);
        }
    }

    @Override
    public void stop(BundleContext context) {
        // the framework unregisters the service
    }
}
