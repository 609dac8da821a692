package quire.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import quire.api.QuireException;
import quire.api.model.ModelFactory;
import quire.api.paper.Paper;
import quire.core.fake.FakeFramework;
import quire.core.fake.FakePaper;

class ServiceRegistryTest {
    private final FakeFramework framework = new FakeFramework();
    private final ServiceRegistry registry = new ServiceRegistry(framework.context);

    @Test
    void theVersionInstalledLastWinsAndTheOldOneComesBack() {
        Bundle old = framework.bundle("quire.paper.line", "1.0.0");
        Bundle recent = framework.bundle("quire.paper.line", "0.9.0");
        FakePaper first = new FakePaper();
        FakePaper second = new FakePaper();
        // the newer bundle registers first: installation counts, not registration
        ServiceReference<?> newer = framework.register(recent, ModelFactory.class, "line", "logistic", second.model);
        registry.add(newer);
        registry.add(framework.register(old, ModelFactory.class, "line", "logistic", first.model));
        try (Held<ModelFactory> held = registry.hold(ModelFactory.class, "line", "logistic")) {
            assertThat(held.service()).isSameAs(second.model);
            assertThat(held.owner()).isSameAs(recent);
            assertThat(framework.inUse).hasValue(1);
        }
        assertThat(framework.inUse).hasValue(0);
        assertThat(registry.offers(Kind.MODEL)).hasSize(1);
        registry.remove(newer);
        try (Held<ModelFactory> held = registry.hold(ModelFactory.class, "line", "logistic")) {
            assertThat(held.service()).isSameAs(first.model);
        }
    }

    @Test
    void missingServicesAreNamedWithThoseThatAreThere() {
        Bundle b = framework.bundle("quire.paper.line", "1.0.0");
        registry.add(framework.register(b, ModelFactory.class, "line", "one", new FakePaper().model));
        registry.add(framework.register(b, ModelFactory.class, "line", "two", new FakePaper().model));
        assertThatThrownBy(() -> registry.hold(ModelFactory.class, "line", "three")).isInstanceOf(QuireException.class)
                .hasMessageContaining("no model 'three'").hasMessageContaining("one, two");
        assertThat(registry.find(Paper.class, "line", "line")).isEmpty();
    }
}
