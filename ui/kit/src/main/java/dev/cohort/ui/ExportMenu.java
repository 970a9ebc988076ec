package dev.cohort.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import dev.cohort.export.ExportFile;
import dev.cohort.export.ExportFormat;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;

/** A button that lets one take the list along as a file: all of it, or the rows that are selected. */
public final class ExportMenu extends Div {
    /** What can be taken along. */
    public record Choice(Supplier<Integer> selected, Supplier<Long> listed) {}

    private final Div lines = Parts.div("menu");
    private final Choice choice;
    private final Function<ExportFormat, ExportFile> all;
    private final Function<ExportFormat, ExportFile> selected;

    /**
     * @param all writes what is seen as such a file
     * @param selected writes of it the rows that are selected
     */
    public ExportMenu(
            Choice choice, Function<ExportFormat, ExportFile> all, Function<ExportFormat, ExportFile> selected) {
        this.choice = choice;
        this.all = all;
        this.selected = selected;
        var button = Action.small(Action.quiet(Words.of("grid.export"), Icon.DOWNLOAD, () -> {}));
        var menu = ActionMenu.popover(button);
        menu.addOpenedChangeListener(event -> {
            if (event.isOpened()) offer();
        });
        lines.getElement().setAttribute("role", "menu");
        menu.add(lines);
        add(button, menu);
        addClassName("export-choice");
        offer();
    }

    /** What is selected comes first: whoever has selected something means that. */
    private void offer() {
        lines.removeAll();
        int rows = choice.selected().get();
        if (rows > 0) {
            lines.add(head(Words.of("grid.export.selected", rows)));
            links(selected);
            lines.add(head(Words.of("grid.export.all", choice.listed().get())));
        }
        links(all);
    }

    private static Div head(String words) {
        return Parts.div("menu-head", Parts.span("", words));
    }

    private void links(Function<ExportFormat, ExportFile> export) {
        for (ExportFormat format : ExportFormat.values()) lines.add(link(format, export));
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
