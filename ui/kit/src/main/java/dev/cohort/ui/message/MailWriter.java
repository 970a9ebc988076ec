package dev.cohort.ui.message;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.server.streams.UploadEvent;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.consent.ConsentStanding;
import dev.cohort.consent.Consents;
import dev.cohort.file.CheckedFile;
import dev.cohort.file.Files;
import dev.cohort.file.RecordFile;
import dev.cohort.message.Attachment;
import dev.cohort.message.MessageChannel;
import dev.cohort.message.MessageDesk;
import dev.cohort.message.MessageDetails;
import dev.cohort.message.MessageDraft;
import dev.cohort.message.MessageStatus;
import dev.cohort.message.Purposes;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.ProblemBody;
import dev.cohort.template.FilledTemplate;
import dev.cohort.template.PreviewWish;
import dev.cohort.template.TemplateDetails;
import dev.cohort.template.Templates;
import dev.cohort.ui.Action;
import dev.cohort.ui.ActionMenu;
import dev.cohort.ui.Composer;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** E-mail as a channel of a record's composer: subject, template, and whether they may be written to. */
@Dependent
public class MailWriter {
    /** The channel's name in the composer. */
    public static final String CHANNEL = "email";

    private static final int TEMPLATES = 200;
    private static final int MOST_PICKED = 50;

    private final MessageDesk desk;
    private final Templates templates;
    private final Consents consents;
    private final Files store;
    private TextField subject = new TextField();
    private Div agreed = Parts.div("");
    private ComboBox<TemplateDetails> template = new ComboBox<>();
    private Optional<Composer> words = Optional.empty();
    private final List<MessageDraft.File> files = new ArrayList<>();
    private final List<RecordFile> ofRecord = new ArrayList<>();
    private Div attached = Parts.div("row wrap g1");
    private String refused = "";
    private String recordType = "";
    private UUID recordId = new UUID(0, 0);

    @Inject
    MailWriter(MessageDesk desk, Templates templates, Consents consents, Files store) {
        this.store = store;
        this.desk = desk;
        this.templates = templates;
        this.consents = consents;
    }

    /** Adds the channel, for whoever may write. */
    public void offer(Composer composer, String type, UUID id, @Nullable UUID personId, @Nullable String address) {
        if (!Access.may(CorePermissions.MESSAGE_SEND)) return;
        recordType = type;
        recordId = id;
        words = Optional.of(composer);
        // The page is drawn anew with each change, and fields of the one before hang on its composer.
        subject = new TextField();
        template = new ComboBox<>();
        attached = Parts.div("row wrap g1");
        agreed = Parts.div("");
        drawFiles();
        subject.setPlaceholder(Words.of("message.subject"));
        subject.setAriaLabel(Words.of("message.subject"));
        subject.setMaxLength(500);
        subject.addValueChangeListener(event -> subject.setInvalid(false));
        subject.addClassName("grow");
        template.setPlaceholder(Words.of("message.template"));
        template.setAriaLabel(Words.of("message.template"));
        template.setItems(templates
                .list(ListQuery.first(TEMPLATES).where("channel", MessageChannel.EMAIL))
                .items());
        template.setItemLabelGenerator(each -> each.name() + " (" + each.language() + ")");
        template.setClearButtonVisible(true);
        template.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) fill(composer, event.getValue());
            consent(personId);
        });
        Optional<ConsentStanding> standing = personId == null
                ? Optional.empty()
                : consents.standing(personId, Purposes.SERVICE, MessageChannel.EMAIL);
        String refusal = address == null || address.isBlank()
                ? Words.of("message.no-address")
                : standing.map(ConsentStanding::refusal)
                        .map(MessageWords::reason)
                        .orElse("");
        composer.channel(
                CHANNEL,
                Icon.MAIL,
                Words.of("channel.email"),
                Words.of("message.placeholder"),
                Words.of("message.send"),
                refusal);
        List<Component> beside = new ArrayList<>(List.of(subject, template));
        beside.add(agreed);
        consent(personId);
        Div attaching = Parts.div("row g1", upload());
        pick().ifPresent(attaching::add);
        beside.add(attaching);
        beside.add(attached);
        composer.beside(CHANNEL, beside.toArray(Component[]::new));
    }

    /** Whether they want what is about to be written: a template says what it is for, else it is about their courses. */
    private void consent(@Nullable UUID personId) {
        agreed.removeAll();
        if (personId == null) return;
        TemplateDetails chosen = template.getValue();
        String purpose = chosen == null ? Purposes.SERVICE : chosen.purpose();
        consents.standing(personId, purpose, MessageChannel.EMAIL)
                .ifPresent(standing -> agreed.add(ConsentDesk.badge(standing).component()));
    }

    private void fill(Composer composer, TemplateDetails chosen) {
        FilledTemplate filled = templates.preview(chosen.id(), new PreviewWish(recordType, recordId, null, null, null));
        TextField line = subject;
        ComboBox<TemplateDetails> choice = template;
        String subjectBefore = line.getValue();
        String before = composer.written();
        if (filled.subject() != null) subject.setValue(filled.subject());
        if (filled.text() != null) composer.write(filled.text());
        boolean lost =
                !before.isBlank() && filled.text() != null || !subjectBefore.isBlank() && filled.subject() != null;
        if (lost)
            Toast.undoable(Markup.text(Words.of("message.template.taken", chosen.name())), () -> {
                choice.clear();
                line.setValue(subjectBefore);
                composer.write(before);
            });
        if (!filled.missing().isEmpty()) Toast.error(Words.of("message.missing", String.join(", ", filled.missing())));
    }

    /**
     * Sends what was written.
     *
     * @return whether it goes out; what is held back, since they do not want it, stays in the composer
     * @throws Problem when the record is not theirs to write to
     */
    public boolean send(String text) {
        if (subject.isEmpty()) {
            subject.setErrorMessage(Words.of("field.required"));
            subject.setInvalid(true);
            subject.focus();
            words.ifPresent(composer -> composer.write(text));
            return false;
        }
        TemplateDetails from = template.getValue();
        MessageDetails sent = desk.write(new MessageDraft(
                MessageChannel.EMAIL,
                recordType,
                recordId,
                null,
                null,
                from == null ? null : from.purpose(),
                subject.getValue().strip(),
                text.strip(),
                null,
                null,
                null,
                null,
                files.isEmpty() ? null : List.copyOf(files),
                ofRecord.isEmpty()
                        ? null
                        : ofRecord.stream().map(RecordFile::id).toList()));
        if (sent.status() == MessageStatus.SUPPRESSED) {
            String reason = sent.reason() == null ? "" : MessageWords.reason(sent.reason());
            Toast.error(Words.of("message.held-back", reason).strip());
            words.ifPresent(composer -> composer.write(text));
            return false;
        }
        files.clear();
        ofRecord.clear();
        drawFiles();
        subject.clear();
        template.clear();
        Toast.show(Words.of("message.sending"));
        return true;
    }

    /** The files that are on the record already; empty where there are none, or they are not the viewer's to see. */
    private Optional<Component> pick() {
        if (!Access.may(CorePermissions.FILE_READ)) return Optional.empty();
        List<RecordFile> there = store.of(recordType, recordId);
        if (there.isEmpty()) return Optional.empty();
        var menu = new ActionMenu(
                        Action.small(Action.quietIcon(Icon.FILE, Words.of("message.attach.of-record"), () -> {})))
                .above()
                .heading(Words.of("message.attach.of-record"));
        there.stream().limit(MOST_PICKED).forEach(file -> menu.item(Icon.FILE, file.name(), () -> take(file)));
        return Optional.of(menu);
    }

    private void take(RecordFile file) {
        if (ofRecord.stream().anyMatch(each -> each.id().equals(file.id()))) return;
        if (together() + file.size() > Attachment.MOST_BYTES) {
            Toast.error(Words.of("message.attach.too-large"));
            return;
        }
        ofRecord.add(file);
        drawFiles();
    }

    private long together() {
        return files.stream().mapToLong(file -> file.content().length).sum()
                + ofRecord.stream().mapToLong(RecordFile::size).sum();
    }

    private Upload upload() {
        var upload = new Upload(this::take);
        upload.setUploadFormat(UploadFormat.RAW);
        upload.setUploadButton(Action.small(Action.quietIcon(Icon.ATTACH, Words.of("message.attach"), () -> {})));
        upload.setDropAllowed(false);
        upload.addClassName("attach");
        upload.getElement().addEventListener("upload-success", event -> {
            upload.clearFileList();
            drawFiles();
        });
        upload.getElement().addEventListener("upload-error", event -> {
            upload.clearFileList();
            Toast.error(refused.isEmpty() ? Words.of("files.broken") : refused);
            refused = "";
        });
        return upload;
    }

    /** Looked at when it is chosen: nobody writes a mail to hear at its end that the file cannot go along. */
    private void take(UploadEvent event) throws IOException {
        try (InputStream in = event.getInputStream()) {
            byte[] content = in.readNBytes(Attachment.MOST_BYTES + 1);
            if (together() + content.length > Attachment.MOST_BYTES) {
                refuse(event, Words.of("message.attach.too-large"));
                return;
            }
            CheckedFile checked = store.attachable(event.getFileName(), content);
            files.add(new MessageDraft.File(checked.name(), checked.mediaType(), checked.content()));
        } catch (Problem problem) {
            refuse(event, ProblemBody.detail(problem, Words.locale()));
        }
    }

    private void refuse(UploadEvent event, String words) {
        refused = words;
        event.reject(words);
    }

    private void drawFiles() {
        attached.removeAll();
        for (RecordFile file : ofRecord)
            attached.add(Action.small(Action.plain(file.name(), Icon.CLOSE, () -> {
                ofRecord.remove(file);
                drawFiles();
            })));
        for (MessageDraft.File file : files)
            attached.add(Action.small(Action.plain(file.name(), Icon.CLOSE, () -> {
                files.remove(file);
                drawFiles();
            })));
    }
}
