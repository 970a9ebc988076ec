package dev.cohort.leads.leadimport;

import dev.cohort.customfield.FieldRules;
import dev.cohort.imports.Cells;
import dev.cohort.imports.DateText;
import dev.cohort.imports.ImportOptions.DateOrder;
import dev.cohort.imports.MemberNames;
import dev.cohort.imports.PersonNames;
import dev.cohort.imports.PhoneFault;
import dev.cohort.imports.RowRules;
import dev.cohort.imports.StagedRow;
import dev.cohort.leads.CleanLead;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadRules;
import dev.cohort.leads.LeadScore;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.ScoreRules;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.Countries;
import dev.cohort.person.Languages;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem.FieldFault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row as a lead, by the rules every other door has. What is said of a person and cannot be right, an address or
 * a phone, fails the row; an owner, a status, a country or a language that we do not know does not: the lead is worth
 * more than that, so the word is kept as text and counted as a warning.
 */
final class LeadRowRules implements RowRules {
    private static final Set<String> OPEN = Set.of(
            "open", "offen", "pending", "in progress", "in bearbeitung", "new", "neu", "unknown", "открыт", "в работе");
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final PersonRules persons;
    private final String region;
    private final MemberNames members;
    private final List<LeadStatus> statuses;
    private final Map<String, String> defaults;
    private final ScoreRules rules;
    private final FieldRules own;
    private final ZoneId zone;
    private final Instant now;

    LeadRowRules(
            PersonRules persons,
            String region,
            MemberNames members,
            List<LeadStatus> statuses,
            Map<String, String> defaults,
            ScoreRules rules,
            FieldRules own,
            ZoneId zone,
            Instant now) {
        this.persons = persons;
        this.region = region;
        this.members = members;
        this.statuses = statuses;
        this.defaults = defaults;
        this.rules = rules;
        this.own = own;
        this.zone = zone;
        this.now = now;
    }

    @Override
    public FieldRules own() {
        return own;
    }

    @Override
    public void read(Cells cells, StagedRow row) {
        Instant createdAt = instant(cells, "createdAt", LocalTime.MIDNIGHT, row);
        if (createdAt != null && createdAt.isAfter(now)) {
            row.faults().add(new FieldFault("createdAt", "date-future", Map.of()));
            createdAt = null;
        }
        Instant nextStepAt = instant(cells, "nextStepAt", MORNING, row);
        LeadFields raw = fields(cells, row, nextStepAt);
        CleanLead clean = LeadRules.clean(raw, persons, row.faults());
        PhoneFault.sharpen(raw.phone(), region, row.faults());
        if (!row.faults().isEmpty()) return;
        put(clean, raw, row);
        row.put("createdAt", text(createdAt));
        row.put("nextStepAt", text(nextStepAt));
        row.belongsTo(cells);
        LeadStatus status = status(cells, row);
        owner(cells, row);
        row.put("score", Integer.toString(score(clean, status, createdAt == null ? now : createdAt)));
    }

    private LeadFields fields(Cells cells, StagedRow row, @Nullable Instant nextStepAt) {
        PersonNames name = PersonNames.of(cells.get("firstName"), cells.get("lastName"), cells.get("fullName"));
        return new LeadFields(
                name.first(),
                name.last(),
                cells.get("company"),
                cells.get("jobTitle"),
                cells.get("email"),
                cells.get("phone"),
                cells.get("whatsapp"),
                cells.get("telegram"),
                cells.get("instagram"),
                known(cells, "language", Languages.tag(cells.get("language")), row),
                cells.get("city"),
                known(cells, "country", Countries.code(cells.get("country")), row),
                day(cells, "birthDate", row),
                cells.get("source"),
                cells.get("medium"),
                cells.get("campaign"),
                cells.get("utmSource"),
                cells.get("utmMedium"),
                cells.get("utmCampaign"),
                cells.get("utmTerm"),
                cells.get("utmContent"),
                cells.get("externalId"),
                cells.get("interest"),
                null,
                null,
                cells.get("nextStep"),
                nextStepAt,
                tags(cells.get("tags")),
                cells.get("notes"),
                null);
    }

    /** A country or language nobody knows is kept as text. */
    private static @Nullable String known(Cells cells, String field, Optional<String> code, StagedRow row) {
        if (code.isEmpty() && cells.get(field) != null) row.keep(field, field);
        return code.orElse(null);
    }

    private static @Nullable LocalDate day(Cells cells, String field, StagedRow row) {
        String typed = cells.get(field);
        if (typed == null) return null;
        DateOrder order = cells.dateOrder(field);
        return switch (DateText.parse(typed, order)) {
            case DateText.Day day -> day.date();
            case DateText.Fault fault -> {
                row.faults().add(new FieldFault(field, fault.code(), Map.of()));
                yield null;
            }
        };
    }

    private @Nullable Instant instant(Cells cells, String field, LocalTime time, StagedRow row) {
        LocalDate day = day(cells, field, row);
        return day == null ? null : day.atTime(time).atZone(zone).toInstant();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable List<String> tags(@Nullable String typed) {
        return typed == null ? null : List.of(typed.split("[,;|\n]"));
    }

    private void put(CleanLead clean, LeadFields raw, StagedRow row) {
        CleanPerson person = clean.person();
        PersonFields who = person.fields();
        LeadFields lead = clean.fields();
        row.put("firstName", who.firstName());
        row.put("lastName", who.lastName());
        row.put("company", who.company());
        row.put("jobTitle", who.jobTitle());
        row.put("email", who.email());
        row.put("phone", who.phone());
        row.put("whatsapp", who.whatsapp());
        row.put("telegram", who.telegram());
        row.put("instagram", who.instagram());
        row.put("language", who.language());
        row.put("city", who.city());
        row.put("country", who.country());
        row.put("birthDate", who.birthDate() == null ? null : who.birthDate().toString());
        row.put("searchText", person.searchText());
        // What the row does not say is left to the defaults.
        row.put("source", raw.source() == null && lead.utmSource() == null ? null : lead.source());
        row.put("medium", raw.medium() == null && lead.utmMedium() == null ? null : lead.medium());
        row.put("campaign", raw.campaign() == null && lead.utmCampaign() == null ? null : lead.campaign());
        row.put("utmSource", lead.utmSource());
        row.put("utmMedium", lead.utmMedium());
        row.put("utmCampaign", lead.utmCampaign());
        row.put("utmTerm", lead.utmTerm());
        row.put("utmContent", lead.utmContent());
        row.put("externalId", lead.externalId());
        row.put("interest", lead.interest());
        row.put("nextStep", lead.nextStep());
        row.put("tags", lead.tags() == null ? List.of() : lead.tags());
        row.put("notes", lead.notes());
        row.keys(person.emailNormalized(), person.phoneE164(), lead.externalId());
        boolean named = who.firstName() != null || who.lastName() != null;
        boolean whole = who.firstName() != null && who.lastName() != null;
        String turned = whole ? PersonRules.fold(who.firstName() + ' ' + who.lastName()) : person.sortName();
        row.name(named ? person.sortName() : null, named ? turned : null, whole);
    }

    /** Where the row says the lead stands: by its status, or by how it ended. */
    private @Nullable LeadStatus status(Cells cells, StagedRow row) {
        Optional<LeadStatus> status = Optional.empty();
        String said = cells.get("status");
        if (said != null) {
            status = statusOf(said);
            if (status.isEmpty()) row.keep("status", "status-unknown");
        }
        String outcome = cells.get("outcome");
        if (outcome != null) {
            row.keepToo("outcome");
            Optional<LeadStage> end = outcome(outcome, cells.wonValue());
            if (end.isPresent()) status = first(end.get());
        }
        if (status.isEmpty()) return null;
        LeadStatus to = status.get();
        row.put("status", to.key());
        row.put("stage", to.stage().key());
        row.put("archived", to.stage().isArchived() ? "true" : null);
        if (to.stage().needsReason()) row.put("lostReason", "import: " + cut(outcome == null ? said : outcome));
        return to;
    }

    private static String cut(@Nullable String text) {
        String line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return line.length() <= 100 ? line : line.substring(0, 100);
    }

    private Optional<LeadStatus> statusOf(String said) {
        String folded = PersonRules.fold(said.strip());
        String key = folded.replaceAll("[^a-z0-9]+", "_");
        return statuses.stream()
                .filter(status -> status.active()
                        && (status.key().equals(key)
                                || status.title() != null
                                        && PersonRules.fold(status.title()).equals(folded)))
                .findFirst();
    }

    /** Won, lost, or still open. */
    private static Optional<LeadStage> outcome(String value, @Nullable String won) {
        String folded = PersonRules.fold(value.strip());
        if (won != null && folded.equals(PersonRules.fold(won.strip()))) return Optional.of(LeadStage.CONVERTED);
        return OPEN.contains(folded) ? Optional.empty() : Optional.of(LeadStage.LOST);
    }

    private Optional<LeadStatus> first(LeadStage stage) {
        return statuses.stream()
                .filter(status -> status.active() && status.stage() == stage)
                .findFirst();
    }

    private void owner(Cells cells, StagedRow row) {
        String said = cells.get("owner");
        if (said == null) return;
        Optional<MemberNames.Member> member = members.find(said);
        if (member.isEmpty()) {
            row.keep("owner", "owner-unknown");
            return;
        }
        row.put("ownerId", member.get().id().toString());
        row.put(
                "teamId",
                member.get().teamId() == null ? null : member.get().teamId().toString());
        row.put(
                "branchId",
                member.get().branchId() == null ? null : member.get().branchId().toString());
    }

    private int score(CleanLead clean, @Nullable LeadStatus status, Instant createdAt) {
        PersonFields who = clean.person().fields();
        LeadFields lead = clean.fields();
        return LeadScore.of(
                        new LeadScore.Facts(
                                who.firstName() != null || who.lastName() != null,
                                who.email() != null,
                                who.phone() != null,
                                who.whatsapp() != null || who.telegram() != null || who.instagram() != null,
                                lead.interest() != null || defaults.containsKey("interest"),
                                lead.nextStep() != null,
                                said(lead.source(), LeadFields.DIRECT, "source"),
                                said(lead.campaign(), LeadFields.NO_CAMPAIGN, "campaign"),
                                status == null ? LeadStage.NEW : status.stage(),
                                createdAt,
                                now),
                        rules)
                .value();
    }

    private String said(@Nullable String value, String standard, String field) {
        return value == null || value.equals(standard) ? defaults.getOrDefault(field, standard) : value;
    }
}
