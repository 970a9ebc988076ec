package dev.cohort.recordimport;

import dev.cohort.imports.Cells;
import dev.cohort.imports.DateText;
import dev.cohort.imports.PersonNames;
import dev.cohort.imports.PhoneFault;
import dev.cohort.imports.RowRules;
import dev.cohort.imports.StagedRow;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.Countries;
import dev.cohort.person.Languages;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem.FieldFault;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a row as a person, by the rules every other door has. */
final class PersonRowRules implements RowRules {
    private static final int NOTES = 20_000;

    private final PersonRules rules;
    private final String region;

    PersonRowRules(PersonRules rules, String region) {
        this.rules = rules;
        this.region = region;
    }

    @Override
    public void read(Cells cells, StagedRow row) {
        PersonFields raw = fields(cells, row);
        CleanPerson clean = rules.clean(raw, row.faults());
        PhoneFault.sharpen(raw.phone(), region, row.faults());
        String notes = PersonRules.text("notes", cells.get("notes"), NOTES, row.faults());
        if (row.faults().isEmpty() && !clean.fields().identifies())
            row.faults().add(new FieldFault("firstName", "unidentified", Map.of()));
        if (!row.faults().isEmpty()) return;
        put(clean, row);
        row.notes(notes);
        row.belongsTo(cells);
    }

    private static PersonFields fields(Cells cells, StagedRow row) {
        PersonNames name = PersonNames.of(cells.get("firstName"), cells.get("lastName"), cells.get("fullName"));
        return new PersonFields(
                name.first(),
                name.last(),
                cells.get("email"),
                cells.get("phone"),
                cells.get("whatsapp"),
                cells.get("telegram"),
                cells.get("instagram"),
                known(cells, "language", Languages.tag(cells.get("language")), row),
                cells.get("city"),
                known(cells, "country", Countries.code(cells.get("country")), row),
                day(cells, row),
                cells.get("jobTitle"),
                cells.get("company"));
    }

    /** A country or language nobody knows is kept as text. */
    private static @Nullable String known(Cells cells, String field, Optional<String> code, StagedRow row) {
        if (code.isEmpty() && cells.get(field) != null) row.keep(field, field);
        return code.orElse(null);
    }

    private static @Nullable LocalDate day(Cells cells, StagedRow row) {
        String typed = cells.get("birthDate");
        if (typed == null) return null;
        return switch (DateText.parse(typed, cells.dateOrder("birthDate"))) {
            case DateText.Day day -> day.date();
            case DateText.Fault fault -> {
                row.faults().add(new FieldFault("birthDate", fault.code(), Map.of()));
                yield null;
            }
        };
    }

    private static void put(CleanPerson person, StagedRow row) {
        PersonFields who = person.fields();
        row.put("firstName", who.firstName());
        row.put("lastName", who.lastName());
        row.put("email", who.email());
        row.put("emailKey", person.emailNormalized());
        row.put("phone", who.phone());
        row.put("phoneKey", person.phoneE164());
        row.put("whatsapp", who.whatsapp());
        row.put("telegram", who.telegram());
        row.put("instagram", who.instagram());
        row.put("language", who.language());
        row.put("city", who.city());
        row.put("country", who.country());
        row.put("birthDate", who.birthDate() == null ? null : who.birthDate().toString());
        row.put("jobTitle", who.jobTitle());
        row.put("company", who.company());
        row.put("searchText", person.searchText());
        row.put("sortName", person.sortName());
        row.keys(person.emailNormalized(), person.phoneE164(), null);
        boolean named = who.firstName() != null || who.lastName() != null;
        boolean whole = who.firstName() != null && who.lastName() != null;
        String turned = whole ? PersonRules.fold(who.firstName() + ' ' + who.lastName()) : person.sortName();
        row.name(named ? person.sortName() : null, named ? turned : null, whole);
    }
}
