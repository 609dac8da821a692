package quire.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** Methods of SameDiff and its variables that compute instead of describing. */
    private static final Set<String> EXECUTING = Set.of("fit", "output", "outputAll", "outputSingle", "batchOutput", "batchOutputHelper", "eval",
            "evaluate", "calculateGradients", "calculateGradientsAndOutputs", "exec", "getArr", "setArray", "associateArrayWithVariable", "save", "load");
    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("quire.nd4j")).importPackages("quire");
    }

    private static DescribedPredicate<JavaMethodCall> executing() {
        return DescribedPredicate.describe("run a graph or native op", call -> {
            String owner = call.getTargetOwner().getFullName();
            boolean graph = owner.equals("org.nd4j.autodiff.samediff.SameDiff") || owner.equals("org.nd4j.autodiff.samediff.SDVariable");
            return graph && EXECUTING.contains(call.getName()) || owner.equals("org.nd4j.linalg.factory.Nd4j") && call.getName().equals("exec")
                    || owner.startsWith("org.nd4j.linalg.api.ops.executioner");
        });
    }

    @Test
    void allBundlesAreSeen() {
        assertThat(classes.stream().map(c -> c.getPackageName())).contains("quire.api.compute", "quire.nn", "quire.paper.can", "quire.paper.han");
    }

    @Test
    void papersRunGraphsOnlyThroughSessions() {
        noClasses().that().resideInAnyPackage("quire.paper..", "quire.nn..", "quire.data..", "quire.core..")
                .should().callMethodWhere(executing()).because("the executor is a service: run graphs through quire.api.compute.Session").check(classes);
    }

    @Test
    void papersDoNotTouchArraysOfOneEngine() {
        noClasses().that().resideInAPackage("quire.paper..").should().dependOnClassesThat().haveFullyQualifiedName("org.nd4j.linalg.api.ndarray.INDArray")
                .orShould().dependOnClassesThat().resideInAPackage("org.bytedeco..").check(classes);
    }

    @Test
    void papersDoNotKnowEachOther() {
        slices().matching("quire.paper.(*)..").should().notDependOnEachOther().check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("quire.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void onlyTheShellPrints() {
        noClasses().that().resideOutsideOfPackages("quire.shell..", "quire.launcher..").should()
                .accessField(System.class, "out").because("standard output belongs to commands").check(classes);
    }
}
