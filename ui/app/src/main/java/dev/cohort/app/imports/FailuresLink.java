package dev.cohort.app.imports;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.Imports;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Words;
import java.io.IOException;

/** Downloads the rows that failed, each with its reason, to be mended and brought in again as it is. */
final class FailuresLink extends Anchor {
    FailuresLink(Imports imports, ImportStatus status) {
        setHref(event -> send(imports, status, event));
        add(Icon.DOWNLOAD.create(Icon.Size.SMALL), new Span(Words.of("import.ui.failures")));
        addClassNames("btn", "s");
        getElement().setAttribute("download", "failures.csv");
    }

    private static void send(Imports imports, ImportStatus status, DownloadEvent event) throws IOException {
        event.setFileName(nameOf(status) + "-failures.csv");
        event.setContentType("text/csv;charset=UTF-8");
        imports.failuresAsItCame(status.id(), event.getOutputStream());
    }

    /** The name of the imported file, without its ending, and without what other systems stumble over. */
    static String nameOf(ImportStatus status) {
        return status.fileName().replaceFirst("\\.[^.]*$", "").replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }
}
