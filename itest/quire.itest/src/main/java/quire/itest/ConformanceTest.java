package quire.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceListener;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import quire.api.paper.Paper;
import quire.api.run.RunStore;
import quire.api.work.CheckReport;
import quire.api.work.CheckRequest;
import quire.api.work.Conformance;
import quire.itest.ToyPaper.Fault;

@ExtendWith({ServiceExtension.class, BundleContextExtension.class})
class ConformanceTest {
    private static final List<String> CHECKS = List.of("shapes", "gradients", "overfit", "determinism", "save and load", "cancel", "resume", "bad input");
    @InjectService(timeout = 20000)
    Conformance kit;
    @InjectService(timeout = 20000)
    RunStore runs;
    @InjectBundleContext
    BundleContext context;

    private static Map<String, CheckReport.Check> byName(CheckReport report) {
        return report.checks().stream().collect(Collectors.toMap(CheckReport.Check::name, c -> c));
    }

    @ParameterizedTest
    @ValueSource(strings = {"han", "msdconvlstm"})
    void papersKeepTheirPromisesAndLeaveNoRun(String paper) throws Exception {
        int before = runs.runs().size();
        CheckReport report = kit.check(CheckRequest.of(paper)).await();
        assertThat(report.checks()).as("%s", report).hasSize(CHECKS.size() + 1).allMatch(c -> c.result().equals(CheckReport.PASSED));
        assertThat(runs.runs()).hasSize(before);
    }

    @Test
    void aToyWithoutFaultPasses() throws Exception {
        Map<String, CheckReport.Check> found = check(Fault.NONE);
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(CHECKS);
        assertThat(found.values()).allMatch(c -> c.result().equals(CheckReport.PASSED));
    }

    @ParameterizedTest
    @CsvSource({
        "PREDICTION_SEES_THE_BATCH, shapes, depends on the other examples",
        "GRADIENT_IS_ZERO, gradients, does not depend on its parameters",
        "LOSS_HAS_A_FLOOR, overfit, does not halve",
        "DATA_BY_THE_CLOCK, determinism, differs",
        "METRIC_COUNTS_ITS_CALLS, save and load, metric",
        "STATE_NOT_SAVED, resume, differs",
        "ANY_FILE_TAKEN, bad input, is taken"})
    void aFaultFailsItsCheck(Fault fault, String check, String reason) throws Exception {
        CheckReport.Check found = check(fault).get(check);
        assertThat(found.result()).as("%s", found).isEqualTo(CheckReport.FAILED);
        assertThat(found.reason()).contains(reason);
    }

    @Test
    void objectsThatOutliveTheirBundleAreSeen() throws Exception {
        List<Object> kept = new CopyOnWriteArrayList<>();
        ServiceListener keeper = e -> kept.add(context.getService(e.getServiceReference()));
        context.addServiceListener(keeper, "(&(objectClass=" + Paper.class.getName() + ")(quire.paper=msdconvlstm))");
        try {
            CheckReport.Check found = byName(kit.check(CheckRequest.of("msdconvlstm")).await()).get("unload");
            assertThat(found.result()).as("%s with %d kept", found, kept.size()).isEqualTo(CheckReport.FAILED);
            assertThat(found.reason()).contains("class loaders cannot be collected");
        } finally {
            context.removeServiceListener(keeper);
        }
    }

    private Map<String, CheckReport.Check> check(Fault fault) throws InterruptedException {
        try (ToyPaper toy = new ToyPaper(context, fault)) {
            // unloading would stop the bundle of this test
            return byName(kit.check(new CheckRequest(ToyPaper.ID, null, null, null, Map.of(), "nd4j", false)).await());
        }
    }
}
