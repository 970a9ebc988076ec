package dev.cohort.ui.privacy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.streams.DownloadEvent;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.privacy.ErasedRows;
import dev.cohort.privacy.Erasure;
import dev.cohort.privacy.HoldFields;
import dev.cohort.privacy.Holds;
import dev.cohort.privacy.PersonalPdf;
import dev.cohort.privacy.Privacy;
import dev.cohort.rest.Checks;
import dev.cohort.rest.Json;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.ActionMenu;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.Facts;
import dev.cohort.ui.FormFaults;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Hands out, holds and erases a person's data from the menu of their record. */
@Dependent
public class PersonPrivacy {
    private static final int LONGEST_REASON = 500;

    private final Privacy privacy;
    private final Holds holds;

    @Inject
    public PersonPrivacy(Privacy privacy, Holds holds) {
        this.privacy = privacy;
        this.holds = holds;
    }

    /**
     * Adds what the viewer may do to a menu.
     *
     * @param name the person's, as it is shown
     * @param changed is told when a hold was set
     * @param erased is told when the person was erased
     */
    public void addTo(ActionMenu menu, UUID person, String name, Runnable changed, Runnable erased) {
        boolean mayExport = Access.may(CorePermissions.PERSON_EXPORT);
        boolean mayHold = Access.may(CorePermissions.GOVERNANCE_CHANGE);
        boolean mayErase = Access.may(CorePermissions.PERSON_ERASE);
        if (!offers()) return;
        menu.heading(Words.of("privacy.menu"));
        if (mayExport) menu.item(Icon.DOWNLOAD, Words.of("privacy.export"), () -> export(person, name));
        if (mayHold) menu.item(Icon.LOCK, Words.of("privacy.hold"), () -> hold(person, name, changed));
        if (mayErase) menu.bad(Icon.TRASH, Words.of("privacy.erase"), () -> erase(person, name, erased));
    }

    /** Whether there is anything for the viewer in the menu. */
    public static boolean offers() {
        return Access.may(CorePermissions.PERSON_EXPORT)
                || Access.may(CorePermissions.GOVERNANCE_CHANGE)
                || Access.may(CorePermissions.PERSON_ERASE);
    }

    /** Says that a legal hold stands. */
    public Optional<Markup> badge(UUID person) {
        return isHeld(person)
                ? Optional.of(Badge.markup(Words.of("privacy.hold"), Tone.PURPLE, Icon.LOCK))
                : Optional.empty();
    }

    private boolean isHeld(UUID person) {
        return Access.may(CorePermissions.PERSON_READ) && holds.isHeld(person);
    }

    private void export(UUID person, String name) {
        var dialog = new Dialog(Words.of("privacy.export.title", name));
        dialog.setWidth("440px");
        dialog.add(
                new Paragraph(Words.of("privacy.export.text")),
                Parts.row(
                        download("PDF", event -> send(event, name + ".pdf", "application/pdf", pdf(person))),
                        download("JSON", event -> send(event, name + ".json", "application/json", json(person)))));
        dialog.getFooter().add(Action.plain(Words.of("close"), dialog::close));
        dialog.open();
    }

    private interface Sending {
        void to(DownloadEvent event) throws IOException;
    }

    private static Component download(String kind, Sending sending) {
        var link = new Anchor();
        link.setHref(sending::to);
        link.add(Icon.DOWNLOAD.create(Icon.Size.SMALL), new Span(kind));
        link.addClassNames("btn", "s");
        link.getElement().setAttribute("download", true);
        return link;
    }

    private static void send(DownloadEvent event, String name, String type, byte[] bytes) throws IOException {
        event.setFileName(name);
        event.setContentType(type);
        event.getOutputStream().write(bytes);
    }

    private byte[] pdf(UUID person) {
        return PersonalPdf.of(privacy.export(person));
    }

    private byte[] json(UUID person) {
        return Json.tree(privacy.export(person)).toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    private void hold(UUID person, String name, Runnable changed) {
        var reason = reason("privacy.hold.reason");
        var form = new FormPanel[1];
        form[0] = new FormPanel(Words.of("privacy.hold.title", name), Words.of("privacy.hold.do"), () -> {
            var faults = new FormFaults(form[0]).field("reason", reason);
            if (!faults.pass(() -> holds.hold(person, Checks.valid(new HoldFields(reason.getValue()))))) return;
            form[0].done();
            Toast.show(Words.of("privacy.held", name));
            changed.run();
        });
        form[0].wide(new Paragraph(Words.of("privacy.hold.text"))).wide(reason).open();
    }

    private void erase(UUID person, String name, Runnable erased) {
        if (isHeld(person)) {
            Confirm.told(
                    Words.of("privacy.erase.title", name),
                    new Note(Tone.PURPLE, Icon.LOCK, Markup.text(Words.of("privacy.erase.held"))));
            return;
        }
        Erasure would = privacy.tryErasing(person);
        var reason = reason("privacy.erase.reason");
        var form = new FormPanel[1];
        form[0] = new FormPanel(Words.of("privacy.erase.title", name), Words.of("privacy.erase.do"), () -> {
            var faults = new FormFaults(form[0]).field("reason", reason);
            if (!faults.pass(() -> privacy.erase(
                    person, Checks.valid(new HoldFields(reason.getValue())).reason()))) return;
            form[0].done();
            Toast.show(Words.of("privacy.erased", would.rows()));
            erased.run();
        });
        form[0].dangerous()
                .wide(new Note(Tone.RED, Icon.ALERT, Markup.text(Words.of("privacy.erase.text"))))
                .wide(reached(would))
                .wide(reason)
                .open();
    }

    /** What an erasure reaches, by what it is called on the page. */
    public static Component reached(Erasure erasure) {
        Map<String, Long> rows = erasure.reached().stream()
                .collect(Collectors.groupingBy(
                        PersonPrivacy::title, TreeMap::new, Collectors.summingLong(ErasedRows::rows)));
        var facts = new Facts();
        rows.forEach((title, count) -> facts.add(title, String.format(Words.locale(), "%,d", count)));
        return facts;
    }

    private static String title(ErasedRows rows) {
        return Texts.find(Words.locale(), "personal." + rows.section()).orElseGet(() -> Words.of("personal.elsewhere"));
    }

    private static TextArea reason(String label) {
        var reason = new TextArea(Words.of(label));
        reason.setMaxLength(LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText(Words.of("privacy.reason.help"));
        return reason;
    }

    /** The kinds of data in the order in which they are told. */
    public static List<String> sections(Erasure erasure) {
        return erasure.reached().stream().map(PersonPrivacy::title).distinct().toList();
    }
}
