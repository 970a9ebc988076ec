package dev.cohort.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import dev.cohort.export.ExportFile;
import dev.cohort.export.ExportFormat;
import java.io.IOException;
import java.util.function.Function;

/** A button that lets one take the list along as a file. */
public final class ExportMenu extends Div {
    /** @param export writes what is seen as such a file */
    public ExportMenu(Function<ExportFormat, ExportFile> export) {
        var button = Action.small(Action.quiet(Words.of("grid.export"), Icon.DOWNLOAD, () -> {}));
        var menu = ActionMenu.popover(button);
        var lines = Parts.div("menu");
        lines.getElement().setAttribute("role", "menu");
        for (ExportFormat format : ExportFormat.values()) lines.add(link(format, export));
        menu.add(lines);
        add(button, menu);
        addClassName("export-choice");
    }

    private static Anchor link(ExportFormat format, Function<ExportFormat, ExportFile> export) {
        var link = new Anchor();
        link.setHref(event -> send(export.apply(format), event));
        link.add(Icon.FILE.create(), new Span(Words.of("grid.export." + format.ending())));
        link.addClassName("item");
        link.getElement().setAttribute("role", "menuitem");
        link.getElement().setAttribute("download", true);
        return link;
    }

    private static void send(ExportFile file, DownloadEvent event) throws IOException {
        event.setFileName(file.fileName());
        event.setContentType(file.format().mediaType());
        file.send(event.getOutputStream());
    }
}
