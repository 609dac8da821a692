package quire.core.health;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import quire.api.paper.PaperService;
import quire.api.work.HealthCheck;

/** Whether every paper installed offers what it declares. */
@Component(service = HealthCheck.class)
public final class PapersCheck implements HealthCheck {
    private static final String PAPERS = "quire.paper.";

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    @Activate
    public PapersCheck(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    @Override
    public String name() {
        return "papers";
    }

    @Override
    public Result check() {
        List<String> bad = new ArrayList<>();
        int papers = 0;
        for (Bundle b : context.getBundles()) {
            boolean named = String.valueOf(b.getSymbolicName()).startsWith(PAPERS);
            boolean active = b.getState() == Bundle.ACTIVE || b.getState() == Bundle.STARTING;
            List<ComponentDescriptionDTO> declared = active ? List.copyOf(components.getComponentDescriptionDTOs(b)) : List.of();
            boolean offers = declared.stream().anyMatch(c -> List.of(c.serviceInterfaces).contains(PaperService.class.getName()));
            if (named || offers) {
                papers++;
                if (!active) {
                    bad.add(b.getSymbolicName() + " is not active");
                }
                declared.stream().filter(this::unsatisfied).forEach(c -> bad.add(b.getSymbolicName() + ": component " + c.name + " is not satisfied"));
            }
        }
        return bad.isEmpty() ? new Result(Status.OK, papers + " papers, all satisfied")
                : new Result(Status.CRITICAL, String.join("; ", bad) + "; 'why' with that name tells what it lacks");
    }

    private boolean unsatisfied(ComponentDescriptionDTO c) {
        return components.getComponentConfigurationDTOs(c).stream().anyMatch(k -> k.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
                || k.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION || k.state == ComponentConfigurationDTO.FAILED_ACTIVATION);
    }
}
