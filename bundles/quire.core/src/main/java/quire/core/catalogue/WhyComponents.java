package quire.core.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Explains components that offer no service. */
final class WhyComponents {
    private final ServiceComponentRuntime runtime;

    WhyComponents(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** What hinders the components of a bundle. */
    List<String> ofBundle(Bundle b) {
        List<String> out = new ArrayList<>();
        if (b.getState() == Bundle.ACTIVE || b.getState() == Bundle.STARTING) {
            runtime.getComponentDescriptionDTOs(b).forEach(c -> out.addAll(hindrances(c)));
        }
        return out;
    }

    /** What hinders components that would offer a service of this name (simple or full name of the interface, or {@code quire.id}). */
    List<String> offering(String name) {
        List<String> out = new ArrayList<>();
        for (ComponentDescriptionDTO c : runtime.getComponentDescriptionDTOs()) {
            boolean offers = c.name.equals(name) || name.equals(c.properties.get("quire.id")) || name.equals(c.properties.get("quire.paper"));
            for (String s : c.serviceInterfaces) {
                offers |= s.equals(name) || s.endsWith("." + name);
            }
            if (offers) {
                List<String> hindrances = hindrances(c);
                out.addAll(hindrances.isEmpty() ? List.of("component " + c.name + " of bundle " + c.bundle.symbolicName + " provides it: "
                        + Why.list(c.serviceInterfaces)) : hindrances);
            }
        }
        return out;
    }

    private List<String> hindrances(ComponentDescriptionDTO c) {
        List<String> out = new ArrayList<>();
        String name = "component " + c.name + " of bundle " + c.bundle.symbolicName;
        if (!runtime.isComponentEnabled(c)) {
            out.add(name + " is disabled");
            return out;
        }
        List<ComponentConfigurationDTO> configurations = new ArrayList<>(runtime.getComponentConfigurationDTOs(c));
        if (configurations.isEmpty()) {
            out.add(name + " waits for configuration " + Why.list(c.configurationPid));
        }
        for (ComponentConfigurationDTO k : configurations) {
            switch (k.state) {
                case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> out.add(name + " waits for configuration " + Why.list(c.configurationPid));
                case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> {
                    for (UnsatisfiedReferenceDTO u : k.unsatisfiedReferences) {
                        out.add(name + " waits for a service " + type(c, u.name) + (u.target == null ? "" : " with " + u.target));
                    }
                }
                case ComponentConfigurationDTO.FAILED_ACTIVATION -> out.add(name + " failed to start: "
                        + String.valueOf(k.failure).lines().findFirst().orElse("for no stated reason"));
                default -> {
                    // satisfied or active: nothing hinders it
                }
            }
        }
        return out;
    }

    private static String type(ComponentDescriptionDTO c, String reference) {
        for (ReferenceDTO r : c.references) {
            if (r.name.equals(reference)) {
                return r.interfaceName;
            }
        }
        return reference;
    }
}
