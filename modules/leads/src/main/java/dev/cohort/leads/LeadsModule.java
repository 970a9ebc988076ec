package dev.cohort.leads;

import dev.cohort.access.Permission;
import dev.cohort.leads.assignment.AssignmentSettings;
import dev.cohort.leads.assignment.SlaReassignment;
import dev.cohort.leads.capture.InboxWorker;
import dev.cohort.leads.capture.MailEnquiries;
import dev.cohort.leads.pipeline.Returns;
import dev.cohort.leads.scoring.NightlyScoring;
import dev.cohort.leads.scoring.ScoringSettings;
import dev.cohort.module.MenuEntry;
import dev.cohort.module.PlatformModule;
import dev.cohort.module.Schedule;
import dev.cohort.module.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the leads module brings. */
public class LeadsModule extends PlatformModule {
    public static final String ID = "leads";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Class<?>> entities() {
        return List.of(Lead.class, StageChange.class);
    }

    @Override
    public Optional<String> changelog() {
        return Optional.of("liquibase/leads/changelog.xml");
    }

    @Override
    public List<Permission> permissions() {
        return LeadPermissions.all();
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(
                new MenuEntry("sales", "leads.menu", "people", "leads", LeadPermissions.READ, 10, "L"),
                new MenuEntry(
                        "centre", "pipeline.menu", "board", "settings/pipeline", LeadPermissions.PIPELINE, 55, ""),
                new MenuEntry("sales", "inbox.menu", "inbox", "inbox", LeadPermissions.INBOX_READ, 14, ""),
                new MenuEntry(
                        "centre", "assignment.menu", "swap", "settings/assignment", LeadPermissions.ASSIGN, 52, ""),
                new MenuEntry("centre", "scoring.menu", "chart", "settings/scoring", LeadPermissions.SCORE, 60, ""),
                new MenuEntry(
                        "centre",
                        "form.menu",
                        "website",
                        "settings/enquiry-form",
                        LeadPermissions.FORM_CHANGE,
                        50,
                        ""));
    }

    @Override
    public List<Setting<?>> settings() {
        return Stream.<List<? extends Setting<?>>>of(
                        ScoringSettings.all(), AssignmentSettings.all(), List.of(MailEnquiries.MAKE_LEADS))
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }

    /** By the tenant's own clock. */
    @Override
    public List<Schedule> schedules() {
        return List.of(
                new Schedule(NightlyScoring.NAME, "20 2 * * *"),
                new Schedule(Returns.NAME, "5 * * * *"),
                new Schedule(SlaReassignment.NAME, "*/5 * * * *"),
                // What is taken at once as a rule; here is found what a crash has left behind.
                new Schedule(InboxWorker.SWEEP, "*/5 * * * *"));
    }

    @Override
    public boolean enabledByDefault() {
        return true;
    }
}
