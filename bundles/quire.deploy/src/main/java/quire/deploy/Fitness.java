package quire.deploy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/** Whether the components of a started bundle work: a bundle may be active and yet offer nothing. */
final class Fitness {
    private final BundleContext context;
    private final ServiceComponentRuntime runtime;

    Fitness(BundleContext context, ServiceComponentRuntime runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    /** What is wrong, one line, or null. */
    String fault(Bundle bundle) {
        awaken(bundle);
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
            for (ComponentConfigurationDTO state : runtime.getComponentConfigurationDTOs(component)) {
                if (state.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                    return "its component " + component.name + " lacks " + missing(component, state) + "; deploy what offers that first";
                }
                if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    String failure = state.failure == null ? "an error" : state.failure.lines().findFirst().orElse("an error");
                    return "its component " + component.name + " does not start: " + failure + "; the log has more";
                }
            }
        }
        return null;
    }

    /** A component is made when its service is first used; using it now shows a failing constructor before the old version goes. */
    private void awaken(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        if (services == null) {
            return;
        }
        for (ServiceReference<?> service : services) {
            if (service.getProperty("component.name") != null && context.getService(service) != null) {
                context.ungetService(service);
            }
        }
    }

    private static String missing(ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
        List<String> names = Arrays.stream(state.unsatisfiedReferences).map(r -> r.name).toList();
        return Arrays.stream(component.references).filter(r -> names.contains(r.name)).map((ReferenceDTO r) -> r.interfaceName
                + (r.target == null ? "" : " " + r.target)).collect(Collectors.joining(", "));
    }
}
