package dev.cohort.app.imports;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.app.imports.Choices.Existing;
import dev.cohort.imports.ImportKind;
import dev.cohort.imports.ImportOptions.MatchKey;
import dev.cohort.imports.ImportPreview;
import dev.cohort.request.Context;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Words;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of an import: what happens to records that are there, who is the same, what to assume. */
final class Rules extends Section {
    private static final List<String> CHARSETS =
            List.of("UTF-8", "windows-1252", "windows-1251", "ISO-8859-15", "UTF-16LE", "UTF-16BE");
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");
    private static final int LONGEST_SOURCE = 100;

    private final Choices choices;
    private final Runnable changed;

    Rules(ImportKind kind, Choices choices, ImportPreview preview, Runnable changed) {
        super(Words.of("import.ui.rules"));
        this.choices = choices;
        this.changed = changed;
        var rules = Parts.div("rules", existing());
        if (kind.matchKeys().size() > 1) rules.add(same(kind));
        if (preview.fields().stream().anyMatch(field -> field.key().equals("phone"))) rules.add(region());
        if (kind.defaults().contains("source")) rules.add(source(), assign());
        rules.add(reading(preview));
        add(rules);
    }

    private Select<Existing> existing() {
        var select = new Select<Existing>();
        select.setLabel(Words.of("import.ui.existing"));
        select.setItems(Existing.values());
        select.setItemLabelGenerator(what -> Words.of(
                "import.ui.existing." + what.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        select.setValue(choices.existing());
        select.addValueChangeListener(event -> {
            choices.existing(event.getValue());
            changed.run();
        });
        return select;
    }

    private CheckboxGroup<MatchKey> same(ImportKind kind) {
        var group = new CheckboxGroup<MatchKey>(Words.of("import.ui.same"));
        group.setItems(Stream.of(MatchKey.NAME, MatchKey.EMAIL, MatchKey.PHONE, MatchKey.EXTERNAL_ID)
                .filter(kind.matchKeys()::contains)
                .toList());
        group.setItemLabelGenerator(key ->
                Words.of("import.ui.same." + key.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        group.setValue(new LinkedHashSet<>(choices.matchBy() == null ? kind.matchKeys() : choices.matchBy()));
        group.addValueChangeListener(event -> {
            choices.matchBy(Set.copyOf(event.getValue()));
            changed.run();
        });
        return group;
    }

    private ComboBox<String> region() {
        Locale locale = Words.locale();
        var box = new ComboBox<String>(Words.of("import.ui.region"));
        box.setItems(Arrays.stream(Locale.getISOCountries())
                .sorted((one, other) -> country(one, locale).compareTo(country(other, locale)))
                .toList());
        box.setItemLabelGenerator(code -> country(code, locale));
        String region = choices.region();
        box.setValue(region == null ? Context.tenant().region() : region);
        box.addValueChangeListener(event -> {
            choices.region(event.getValue());
            changed.run();
        });
        return box;
    }

    private static String country(String code, Locale locale) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    private TextField source() {
        var field = new TextField(Words.of("import.ui.source"));
        field.setPlaceholder(Words.of("import.ui.source.example"));
        field.setMaxLength(LONGEST_SOURCE);
        field.setValue(choices.source());
        field.addValueChangeListener(event -> {
            choices.source(event.getValue());
            changed.run();
        });
        return field;
    }

    private Checkbox assign() {
        var box = new Checkbox(Words.of("import.ui.assign"), choices.assign());
        box.setHelperText(Words.of("import.ui.assign.help"));
        box.addValueChangeListener(event -> {
            choices.assign(event.getValue());
            changed.run();
        });
        return box;
    }

    /** How the bytes are read, for the rare file where the guess is wrong. */
    private Details reading(ImportPreview preview) {
        var charset = new Select<String>();
        charset.setLabel(Words.of("import.ui.charset"));
        charset.setItems(withOwn(CHARSETS, preview.charset()));
        charset.setValue(preview.charset());
        charset.addValueChangeListener(event -> {
            choices.charset(Charset.forName(event.getValue()).name());
            changed.run();
        });
        var delimiter = new Select<String>();
        delimiter.setLabel(Words.of("import.ui.delimiter"));
        delimiter.setItems(withOwn(DELIMITERS, preview.delimiter()));
        delimiter.setItemLabelGenerator(Rules::delimiterName);
        delimiter.setValue(preview.delimiter());
        delimiter.addValueChangeListener(event -> {
            choices.delimiter(event.getValue());
            changed.run();
        });
        var header = new Checkbox(Words.of("import.ui.header"), preview.header());
        header.addValueChangeListener(event -> {
            choices.header(event.getValue());
            changed.run();
        });
        Div fields = Parts.div("rules", charset, delimiter, header);
        return new Details(Words.of("import.ui.reading"), fields);
    }

    static String delimiterName(String sign) {
        return switch (sign) {
            case "," -> Words.of("import.ui.delimiter.comma");
            case ";" -> Words.of("import.ui.delimiter.semicolon");
            case "\t" -> Words.of("import.ui.delimiter.tab");
            case "|" -> Words.of("import.ui.delimiter.bar");
            default -> sign;
        };
    }

    private static Collection<String> withOwn(List<String> usual, String own) {
        return Stream.concat(Stream.of(own), usual.stream()).distinct().toList();
    }
}
