package quire.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

class FitnessTest {
    @TempDir
    Path folder;

    private static ServiceComponentRuntime runtime(ComponentConfigurationDTO state) {
        ComponentDescriptionDTO component = new ComponentDescriptionDTO();
        component.name = "quire.x.Model";
        ReferenceDTO reference = new ReferenceDTO();
        reference.name = "hosts";
        reference.interfaceName = "quire.Host";
        component.references = new ReferenceDTO[] {reference};
        return (ServiceComponentRuntime) Proxy.newProxyInstance(FitnessTest.class.getClassLoader(), new Class<?>[] {ServiceComponentRuntime.class},
                (proxy, method, arguments) -> method.getName().equals("getComponentDescriptionDTOs") ? List.of(component)
                        : method.getName().equals("getComponentConfigurationDTOs") ? List.of(state) : null);
    }

    private String fault(ComponentConfigurationDTO state) throws Exception {
        try (Felix felix = new Felix(folder, null)) {
            Bundle bundle = felix.context.installBundle(TestJar.bundle("x", "1").write(folder.resolve("x.jar")).toUri().toString());
            bundle.start();
            return new Fitness(felix.context, runtime(state)).fault(bundle);
        }
    }

    @Test
    void namesTheServiceAComponentLacks() throws Exception {
        ComponentConfigurationDTO state = new ComponentConfigurationDTO();
        state.state = ComponentConfigurationDTO.UNSATISFIED_REFERENCE;
        UnsatisfiedReferenceDTO lacking = new UnsatisfiedReferenceDTO();
        lacking.name = "hosts";
        state.unsatisfiedReferences = new UnsatisfiedReferenceDTO[] {lacking};
        assertThat(fault(state)).contains("quire.x.Model", "lacks quire.Host");
    }

    @Test
    void tellsTheFirstLineOfAFailure() throws Exception {
        ComponentConfigurationDTO state = new ComponentConfigurationDTO();
        state.state = ComponentConfigurationDTO.FAILED_ACTIVATION;
        state.failure = "java.lang.IllegalStateException: no table\n\tat x.y";
        assertThat(fault(state)).contains("does not start: java.lang.IllegalStateException: no table;");
    }

    @Test
    void findsNoFaultInWhatWorks() throws Exception {
        ComponentConfigurationDTO state = new ComponentConfigurationDTO();
        state.state = ComponentConfigurationDTO.SATISFIED;
        assertThat(fault(state)).isNull();
    }
}
