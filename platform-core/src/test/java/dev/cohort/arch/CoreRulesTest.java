package dev.cohort.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class CoreRulesTest extends HouseRules {
    @Override
    protected String packages() {
        return "dev.cohort";
    }

    @Test
    void coreKnowsNoModule() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.cohort.leads..", "dev.cohort.example..", "dev.cohort.ui..", "dev.cohort.admin..")
                .check(new ClassFileImporter().importPackages("dev.cohort"));
    }
}
