package dev.cohort.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.record.Records;
import dev.cohort.search.Search;
import dev.cohort.search.SearchHit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Asks which record something is about: found as by the search, without a text those that one looked at last. */
@Dependent
public class RecordPicker {
    private static final int OF_A_KIND = 8;

    private final Search search;
    private final Records records;

    @Inject
    RecordPicker(Search search, Records records) {
        this.search = search;
        this.records = records;
    }

    /** The field; empty for who may not search. */
    public Optional<ComboBox<SearchHit>> field(String label) {
        if (!Access.may(CorePermissions.SEARCH)) return Optional.empty();
        var field = new ComboBox<SearchHit>(label);
        field.setPlaceholder(Words.of("record.pick"));
        field.setClearButtonVisible(true);
        field.setItemLabelGenerator(hit -> hit.about().isEmpty() ? hit.title() : hit.title() + ", " + hit.about());
        field.setItems(query -> found(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        return Optional.of(field);
    }

    private List<SearchHit> found(String text) {
        return search.find(text, OF_A_KIND).stream()
                .filter(hit -> records.kinds().contains(hit.type()))
                .toList();
    }
}
