package dev.cohort.ui.file;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.server.streams.UploadEvent;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.file.Files;
import dev.cohort.file.RecordFile;
import dev.cohort.problem.Problem;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a record: dropped on it, chosen, or taken with the phone's camera. */
@Dependent
public class FileDesk {
    private static final Logger LOG = LoggerFactory.getLogger(FileDesk.class);
    private static final long KILO = 1_024;

    private final Files files;

    @Inject
    FileDesk(Files files) {
        this.files = files;
    }

    /**
     * The files of a record; nothing for whom they are none of their business.
     *
     * @param mayChange whether the viewer may change this very record
     */
    public Optional<Section> ofRecord(String recordType, UUID recordId, boolean mayChange, Runnable changed) {
        if (!Access.may(CorePermissions.FILE_READ)) return Optional.empty();
        boolean may = mayChange && Access.may(CorePermissions.FILE_CHANGE);
        List<RecordFile> all = files.of(recordType, recordId);
        if (all.isEmpty() && !may) return Optional.empty();
        var section = new Section(Words.of("files.title"));
        section.addClassName("files");
        if (!all.isEmpty()) section.count(all.size());
        all.forEach(file -> section.add(line(file, may, changed)));
        if (may) section.add(upload(recordType, recordId, changed));
        return Optional.of(section);
    }

    private Component line(RecordFile file, boolean may, Runnable changed) {
        var link = new Anchor();
        link.setHref(event -> {
            event.setFileName(file.name());
            event.setContentType(file.mediaType());
            files.send(file.id(), 0, file.size(), event.getOutputStream());
        });
        link.add(new Span(file.name()));
        link.addClassName("cut");
        link.getElement().setAttribute("download", file.name());
        var about = Parts.span(
                "t3 sm", Words.of("files.about", size(file.size()), file.actorName(), Dates.day(file.createdAt())));
        var line = Parts.div("row file-line", Icon.FILE.create(), Parts.div("grow cut", link, new Div(about)));
        if (may)
            line.add(Action.small(
                    Action.quietIcon(Icon.TRASH, Words.of("files.delete", file.name()), () -> delete(file, changed))));
        return line;
    }

    private static String size(long bytes) {
        if (bytes < KILO) return Words.of("files.bytes", bytes);
        if (bytes < KILO * KILO) return Words.of("files.kilobytes", Math.round((double) bytes / KILO));
        return Words.of("files.megabytes", String.format(Words.locale(), "%.1f", (double) bytes / KILO / KILO));
    }

    private void delete(RecordFile file, Runnable changed) {
        files.delete(file.id());
        changed.run();
        Toast.undoable(Markup.text(Words.of("files.deleted", file.name())), () -> {
            files.restore(file.id());
            changed.run();
        });
    }

    private Component upload(String recordType, UUID recordId, Runnable changed) {
        var refused = new AtomicReference<>("");
        var upload = new Upload(event -> take(recordType, recordId, event, refused));
        // The file's own bytes as the body: they flow into the service, and nothing holds the whole of them.
        upload.setUploadFormat(UploadFormat.RAW);
        upload.setMaxFiles(1);
        upload.setUploadButton(Action.small(Action.plain(Words.of("files.add"), Icon.ATTACH, () -> {})));
        upload.setDropLabel(new Span(Words.of("files.drop")));
        upload.addClassName("drop");
        upload.getElement().addEventListener("upload-success", event -> {
            upload.clearFileList();
            changed.run();
        });
        upload.getElement().addEventListener("upload-error", event -> {
            upload.clearFileList();
            String why = refused.getAndSet("");
            Toast.error(why.isEmpty() ? Words.of("files.broken") : why);
        });
        return upload;
    }

    private void take(String recordType, UUID recordId, UploadEvent event, AtomicReference<String> refused)
            throws IOException {
        try (InputStream content = event.getInputStream()) {
            files.add(recordType, recordId, event.getFileName(), content);
        } catch (Problem problem) {
            String words = problem.hasFaults()
                    ? Texts.get(
                            Words.locale(),
                            "field." + problem.faults().getFirst().code(),
                            problem.faults().getFirst().values())
                    : Texts.get(Words.locale(), "problem." + problem.code(), problem.values());
            refused.set(words);
            event.reject(words);
        } catch (RuntimeException e) {
            LOG.error("The file {} could not be kept", event.getFileName(), e);
            event.reject(Words.of("files.broken"));
        }
    }
}
