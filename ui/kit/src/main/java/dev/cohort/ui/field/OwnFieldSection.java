package dev.cohort.ui.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.details.Details;
import dev.cohort.customfield.OwnField;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a record holds of the tenant's own fields, under their headings. */
public final class OwnFieldSection {
    private static final int MOST_UNFOLDED = 12;

    private OwnFieldSection() {}

    /**
     * Nothing where neither this record nor others have any.
     *
     * @param known the fields there are
     * @param all whether to tell, folded, which of them are empty here
     */
    public static Optional<Section> of(List<OwnField> known, JsonNode values, boolean all) {
        Map<String, Facts> groups = new LinkedHashMap<>();
        List<String> empty = new ArrayList<>();
        int shown = 0;
        for (OwnField field : OwnField.with(known, values)) {
            JsonNode value = values.path(field.name());
            if (OwnFieldWords.isEmpty(value)) {
                empty.add(field.label(Words.locale()));
                continue;
            }
            // A record with thirty fields begins with those that come first, and the rest a click away.
            String group = field.group().orElse(shown++ < MOST_UNFOLDED ? "" : Words.of("field.own.more"));
            groups.computeIfAbsent(group, name -> new Facts())
                    .add(field.label(Words.locale()), OwnFieldWords.of(field, value));
        }
        if (values.isEmpty() && (empty.isEmpty() || !all)) return Optional.empty();
        var section = new Section(Words.of("field.own.title"));
        section.addClassName("own-fields");
        groups.forEach((name, facts) -> section.add(name.isEmpty() ? facts : new Details(name, facts)));
        if (all && !empty.isEmpty())
            section.add(new Details(
                    Words.of("field.own.empty", empty.size()), Parts.span("t3 sm", String.join(", ", empty))));
        return Optional.of(section);
    }
}
