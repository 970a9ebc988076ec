package dev.cohort.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.cohort.access.Open;
import dev.cohort.access.RequiresPermission;
import dev.cohort.access.ViewPermission;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** The rules of the house; every module's tests extend this class. */
public abstract class HouseRules {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(packages());

    /** The packages the rules look at. */
    protected abstract String packages();

    @Test
    void classesWereFound() {
        assertThat(classes).hasSizeGreaterThan(1);
    }

    @Test
    void namesSayTheJob() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto|DTO|Data)$")
                .because("a name says the job, in the field's words"));
    }

    @Test
    void timeComesFromTheClock() {
        check(noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .because("tests turn the clock; inject " + Clock.class.getName()));
    }

    @Test
    void entitiesStayInTheirFeature() {
        check(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .arePublic()
                .should()
                .haveRawReturnType(annotated(Entity.class)));
    }

    @Test
    void everyDoorNamesItsPermission() {
        for (var type : classes) {
            if (!type.isAnnotatedWith(Path.class)) continue;
            for (var method : type.getMethods()) {
                boolean door = method.getAnnotations().stream()
                        .anyMatch(a -> a.getRawType().isMetaAnnotatedWith(jakarta.ws.rs.HttpMethod.class));
                if (!door) continue;
                boolean guarded = method.isAnnotatedWith(RequiresPermission.class)
                        || method.isAnnotatedWith(Open.class)
                        || type.isAnnotatedWith(RequiresPermission.class)
                        || type.isAnnotatedWith(Open.class);
                assertThat(guarded)
                        .as("%s names a permission or says to whom it is open", method.getFullName())
                        .isTrue();
            }
        }
    }

    @Test
    void everyViewNamesItsPermission() {
        for (var type : classes) {
            if (!type.isAnnotatedWith("com.vaadin.flow.router.Route")) continue;
            assertThat(type.isAnnotatedWith(ViewPermission.class) || type.isAnnotatedWith(Open.class))
                    .as("%s names a permission or says to whom it is open", type.getName())
                    .isTrue();
        }
    }

    @Test
    void nothingStaticChanges() {
        check(fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .because("static state outlives its tenant"));
    }

    @Test
    void nobodyPrints() {
        check(noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void onlyPersistenceOpensConnections() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.cohort.persistence..", "dev.cohort.tenancy..", "dev.cohort.observe..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javax.sql.DataSource")
                .because("every query belongs to a tenant's transaction"));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> annotated(
            Class<? extends java.lang.annotation.Annotation> annotation) {
        return com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(annotation)
                .forSubtype();
    }
}
