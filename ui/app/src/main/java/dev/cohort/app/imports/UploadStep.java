package dev.cohort.app.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.server.streams.UploadEvent;
import dev.cohort.imports.ImportKind;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.Imports;
import dev.cohort.imports.sheet.SheetFile;
import dev.cohort.problem.Problem;
import dev.cohort.ui.Action;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first step: a file is dropped, or rows are pasted. */
final class UploadStep extends Div {
    private static final Logger LOG = LoggerFactory.getLogger(UploadStep.class);
    private static final int LONGEST_PASTE = 5_000_000;
    private static final long LARGEST = 1L << 30;

    private final Imports imports;
    private final Consumer<UUID> taken;
    private final Div messages = Parts.div("col");
    // Written while the file comes in, read by the click that follows.
    private final AtomicReference<@Nullable UUID> uploaded = new AtomicReference<>();
    private volatile String refused = "";
    private volatile @Nullable SheetFile book;
    private volatile String bookName = "";
    private volatile String recordType;

    /**
     * @param offered what the caller may bring in
     * @param wanted the kind to begin with; the first where it is none of them
     */
    UploadStep(Imports imports, List<ImportKind> offered, String wanted, Consumer<UUID> taken) {
        this.imports = imports;
        this.recordType = offered.stream()
                .map(ImportKind::recordType)
                .filter(wanted::equals)
                .findFirst()
                .orElse(offered.getFirst().recordType());
        this.taken = taken;
        addClassName("page-body");
        addDetachListener(event -> forget());
        add(
                kind(offered),
                messages,
                Parts.div(
                        "start",
                        new Panel(Words.of("import.ui.upload"), upload(), hint("import.ui.upload.hint")),
                        new Panel(Words.of("import.ui.paste"), paste(), hint("import.ui.paste.hint"))));
    }

    /** What the rows are. */
    private Component kind(List<ImportKind> offered) {
        var kind = new Segmented(Words.of("import.ui.kind"));
        offered.forEach(each -> kind.option(
                each.recordType(),
                Icon.valueOf(each.icon().toUpperCase(Locale.ROOT)),
                Words.of("import.ui.kind." + each.recordType())));
        kind.select(recordType);
        var about = Parts.span("t3 sm", Words.of("import.ui.kind." + recordType + ".text"));
        kind.onSelect(id -> {
            recordType = id;
            about.setText(Words.of("import.ui.kind." + id + ".text"));
        });
        return Parts.div("col g3", Parts.div("row wrap", kind), about);
    }

    private void forget() {
        SheetFile held = book;
        book = null;
        try {
            if (held != null) held.close();
        } catch (IOException e) {
            LOG.warn("A spreadsheet could not be put away", e);
        }
    }

    private static Div hint(String key) {
        return Parts.div("t3 sm", Parts.span("", Words.of(key)));
    }

    private Upload upload() {
        var upload = new Upload(event -> take(event));
        // The file's own bytes as the body: they flow into the service, and nothing holds the whole of them.
        upload.setUploadFormat(UploadFormat.RAW);
        upload.setMaxFiles(1);
        upload.setUploadButton(Action.primary(Words.of("import.ui.choose"), Icon.UPLOAD, () -> {}));
        upload.setDropLabel(new Span(Words.of("import.ui.drop")));
        upload.addClassName("drop");
        upload.getElement().addEventListener("upload-success", event -> finished(upload));
        upload.getElement().addEventListener("upload-error", event -> finished(upload));
        return upload;
    }

    private void take(UploadEvent event) throws IOException {
        uploaded.set(null);
        refused = "";
        forget();
        try (InputStream content = new BufferedInputStream(event.getInputStream())) {
            content.mark(SheetFile.signs());
            boolean sheets = SheetFile.isOne(content.readNBytes(SheetFile.signs()));
            content.reset();
            if (sheets) take(event.getFileName(), SheetFile.of(content, LARGEST));
            else
                uploaded.set(
                        imports.upload(recordType, event.getFileName(), content).id());
        } catch (Problem problem) {
            refused = Refusals.words(problem);
            event.reject(refused);
        } catch (RuntimeException e) {
            LOG.error("The file {} could not be taken in", event.getFileName(), e);
            refused = Refusals.words("import.ui.broken");
            event.reject(refused);
        }
    }

    /** Of several sheets the member says which one. */
    private void take(String name, SheetFile file) throws IOException {
        if (file.sheets().size() > 1) {
            bookName = name;
            book = file;
            return;
        }
        try (file;
                InputStream content = file.content()) {
            uploaded.set(imports.upload(recordType, name, content).id());
        }
    }

    private void ask(SheetFile file) {
        var actions = Parts.div("row wrap");
        for (String sheet : file.sheets())
            actions.add(Action.small(Action.plain(sheet, Icon.TABLE, () -> take(file, sheet))));
        messages.removeAll();
        messages.add(new Note(Tone.BLUE, Icon.INFO, Markup.text(Words.of("import.ui.sheets", bookName)), actions));
    }

    private void take(SheetFile file, String sheet) {
        try (InputStream content = file.content()) {
            UUID id = imports.upload(recordType, bookName, content, sheet).id();
            forget();
            taken.accept(id);
        } catch (Problem problem) {
            say(Refusals.words(problem));
        } catch (IOException e) {
            LOG.error("The sheet {} could not be taken in", sheet, e);
            say(Words.of("import.ui.broken"));
        }
    }

    private void finished(Upload upload) {
        UUID id = uploaded.getAndSet(null);
        upload.clearFileList();
        SheetFile held = book;
        if (held != null) ask(held);
        else if (id == null) say(refused.isEmpty() ? Words.of("import.ui.broken") : refused);
        else taken.accept(id);
    }

    private Div paste() {
        var text = new TextArea();
        text.setAriaLabel(Words.of("import.ui.paste"));
        text.setPlaceholder(Words.of("import.ui.paste.example"));
        text.addClassName("paste");
        text.setMinRows(7);
        text.setMaxRows(12);
        text.setMaxLength(LONGEST_PASTE);
        var go = Action.plain(Words.of("import.ui.paste.go"), Icon.ARROW_RIGHT, () -> paste(text.getValue()));
        return Parts.div("col paste-box", text, Parts.div("row", go));
    }

    private void paste(String rows) {
        if (rows.isBlank()) {
            say(Words.of("import.ui.paste.empty"));
            return;
        }
        try {
            var content = new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
            ImportStatus status = imports.upload(recordType, Words.of("import.ui.pasted") + ".csv", content);
            taken.accept(status.id());
        } catch (Problem problem) {
            say(Refusals.words(problem));
        }
    }

    private void say(String words) {
        messages.removeAll();
        messages.add(new Note(Tone.RED, Icon.ALERT, Markup.text(words)));
    }
}
