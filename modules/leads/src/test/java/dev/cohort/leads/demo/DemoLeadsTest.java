package dev.cohort.leads.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.leads.demo.DemoLeads.DemoLead;
import dev.cohort.person.PersonRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoLeadsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void noTwoSchoolsShareAPersonOrWhatTheyTeach() {
        Set<String> people = new HashSet<>(DemoSchool.LANGUAGES.people());
        assertThat(DemoSchool.INFORMATICS.people())
                .hasSizeGreaterThan(100)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(people);
        assertThat(DemoSchool.INFORMATICS.interests()).doesNotContainAnyElementsOf(DemoSchool.LANGUAGES.interests());
        assertThat(mails(leads(1, DemoSchool.INFORMATICS)))
                .doesNotContainAnyElementsOf(mails(leads(1, DemoSchool.LANGUAGES)));
    }

    @Test
    void equalSeedsGiveEqualLeads() {
        assertThat(leads(7, DemoSchool.INFORMATICS)).isEqualTo(leads(7, DemoSchool.INFORMATICS));
        assertThat(leads(7, DemoSchool.INFORMATICS)).isNotEqualTo(leads(8, DemoSchool.INFORMATICS));
    }

    private static Set<String> mails(List<DemoLead> leads) {
        return leads.stream()
                .map(lead -> lead.lead().person().fields().email())
                .filter(mail -> mail != null && !mail.startsWith("lead"))
                .collect(Collectors.toSet());
    }

    private static List<DemoLead> leads(long seed, DemoSchool school) {
        var rules = new PersonRules("DE", LocalDate.of(2026, 11, 20));
        return new DemoLeads(seed, rules, NOW, ZoneId.of("Europe/Berlin"), school).all();
    }
}
