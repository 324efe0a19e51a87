package im.parley.test.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules hold for the code of all modules, and none of them is idle. */
class ArchitectureTest {
    private static final String PLANTED = "im.parley.test.architecture.planted";
    private static final List<Path> MODULES = Stream.of(
                    "connector-module/protocol", "connector-module/adapter", "persistence", "ejb-module", "web-module")
            .map(module -> Path.of("..", module, "target", "classes"))
            .toList();
    private static final JavaClasses CODE = read();

    @Test
    void theCodeOfAllModulesIsThere() {
        assertThat(CODE.stream().map(type -> type.getPackageName().split("\\.")[2]).distinct())
                .contains("wire", "transport", "store", "server", "feature");
    }

    @TestFactory
    Stream<DynamicTest> theCodeObeys() {
        return new Rules("im.parley").all().values().stream()
                .flatMap(List::stream)
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(), () -> rule.allowEmptyShould(true).check(CODE)));
    }

    @TestFactory
    Stream<DynamicTest> plantedViolationsAreFound() {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        return new Rules(PLANTED).all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> finds(entry.getValue().getFirst(), entry.getKey(), planted)));
    }

    private static void finds(ArchRule rule, String violator, JavaClasses planted) {
        EvaluationResult result = rule.evaluate(planted);
        assertThat(result.getFailureReport().getDetails())
                .as(rule.getDescription())
                .anySatisfy(detail -> assertThat(detail).contains('.' + violator));
    }

    private static JavaClasses read() {
        return new ClassFileImporter().importPaths(
                MODULES.stream().filter(Files::isDirectory).toArray(Path[]::new));
    }
}
