package dev.cohort.app;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.ui.*;
import jakarta.enterprise.context.Dependent;
import java.util.List;

@Route(value = "import", layout = Shell.class)
@PageTitle("Import")
@Dependent
public class GalleryImport extends View {
    public GalleryImport() {
        var rule = new ComboBox<String>("When a lead exists already", List.of("Update empty fields only", "Skip"));
        rule.setValue("Update empty fields only");
        rule.setWidthFull();
        var grid = new DataGrid<String>(s -> s);
        grid.text("col", "Column in your file", s -> s);
        grid.text("val", "First values", s -> "Marta · Priya · Jörg");
        grid.column("guess", "Guessed", s -> Badge.smallMarkup("by its name", Tone.GREEN));
        grid.column(
                "found",
                "Found",
                s -> Markup.span(
                        "row sm",
                        Markup.span("green", Icon.CHECK.markup(Icon.Size.SMALL)),
                        Markup.meta("no problem found")));
        grid.load((c, l, so) -> Paged.all(List.of("Vorname", "Nachname", "Tel.", "Mail", "Kurs")))
                .total("12 columns");
        add(
                new PageHeader("Import")
                        .crumb("Leads", "")
                        .note("herbstmesse-2026.csv, 1.1 MB, UTF-8, semicolon")
                        .actions(Action.quiet("Cancel", Icon.CLOSE, () -> {})),
                new Stepper(List.of("Upload", "Map columns", "Dry run", "Run", "Report")).current(1),
                new ListDetail(
                        grid,
                        Parts.div(
                                "",
                                new Note(
                                        Tone.RED,
                                        Icon.ALERT,
                                        Markup.text(
                                                "Birth date: 8 values cannot be read as a day, for example 21/07/01."),
                                        Action.small(Action.plain("Day first", () -> {})),
                                        Action.small(Action.plain("Leave empty", () -> {})))),
                        Parts.div(
                                "row",
                                Parts.div(
                                        "grow",
                                        new Panel(
                                                        "Dry run",
                                                        Parts.span("big", "4,812"),
                                                        new StackedBar()
                                                                .add("New leads", 4106, Tone.GREEN)
                                                                .add("Existing, updated", 512, Tone.BLUE)
                                                                .add("Duplicates, skipped", 171, Tone.GREY)
                                                                .add("Failed", 23, Tone.RED)
                                                                .sum())
                                                .note("1 min ago, nothing written")),
                                Parts.div(
                                        "grow",
                                        new Panel(
                                                "Groups filling",
                                                Parts.div(
                                                        "row",
                                                        new Span("English B1"),
                                                        Meter.occupancy("English B1", .75)),
                                                Parts.div(
                                                        "row", new Span("German A2"), Meter.occupancy("German A2", 1)),
                                                rule)))));
    }
}
