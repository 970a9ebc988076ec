package dev.cohort.app.imports;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.ImportUndos;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Words;

/** Downloads the rows whose records an undo has left alone, each with its reason and the record's address. */
final class KeptLink extends Anchor {
    KeptLink(ImportUndos undos, ImportStatus status) {
        setHref(event -> {
            event.setFileName(FailuresLink.nameOf(status) + "-kept.csv");
            event.setContentType("text/csv;charset=UTF-8");
            undos.kept(status.id(), event.getOutputStream());
        });
        add(Icon.DOWNLOAD.create(Icon.Size.SMALL), new Span(Words.of("import.ui.undo.kept.download")));
        addClassNames("btn", "s");
        getElement().setAttribute("download", "kept.csv");
    }
}
