package dev.cohort.app.imports;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.shared.Registration;
import dev.cohort.access.Open;
import dev.cohort.imports.ImportKind;
import dev.cohort.imports.ImportState;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.ImportUndos;
import dev.cohort.imports.Imports;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.Icon;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Stepper;
import dev.cohort.ui.Toast;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.FieldDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings records in from a file, in five steps. The address names the import and its state says which step is next, so one
 * may leave at any time and come back.
 */
@Route(value = "import/:id?", layout = Shell.class)
@RouteAlias(value = "leads/import/:id?", layout = Shell.class)
@Open(to = Open.To.MEMBERS, because = "each kind of record has a permission of its own, which the service asks for")
@Dependent
public class ImportView extends View implements BeforeEnterObserver, HasDynamicTitle, Wizard {
    private static final int POLL_MILLIS = 1_000;
    private static final int EARLIER = 12;
    private static final int NOT_FOUND = 404;

    private final Imports imports;
    private final ImportUndos undos;
    private final Clock clock;
    private final FieldDesk desk;
    private final Div content = Parts.div("wizard-content");
    private final Stepper stepper = new Stepper(Arrays.stream(Step.values())
            .map(step -> Words.of(
                    "import.ui.step." + step.name().toLowerCase(Locale.ROOT).replace('_', '-')))
            .toList());
    private List<ImportKind> offered = List.of();
    private String wanted = "";
    private @Nullable ImportStatus status;
    private Optional<MappingStep> mapping = Optional.empty();
    private Optional<RunStep> run = Optional.empty();
    private Optional<Registration> polling = Optional.empty();

    @Inject
    public ImportView(Imports imports, ImportUndos undos, Clock clock, FieldDesk desk) {
        this.desk = desk;
        this.imports = imports;
        this.undos = undos;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> id = event.getRouteParameters().get("id");
        List<ImportKind> kinds = imports.kinds();
        wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("kind")
                .orElse("");
        offered = kinds;
        try {
            status = id.map(UUID::fromString).map(imports::status).orElse(null);
            show();
        } catch (IllegalArgumentException e) {
            event.rerouteToError(NotFoundException.class);
        } catch (Problem problem) {
            if (problem.status() != NOT_FOUND) throw problem;
            event.rerouteToError(NotFoundException.class);
        }
    }

    /** Draws the step the import stands at. */
    private void show() {
        removeAll();
        content.removeAll();
        mapping = Optional.empty();
        run = Optional.empty();
        add(header(), stepper, content);
        ImportStatus now = status;
        if (now == null) showUpload();
        else if (isMapped(now)) showMapping(now);
        else if (now.state().isRunning()) showRun(now);
        else showReport(now);
    }

    /** Whether the member still decides: the file lies there, or has only been tried. */
    private static boolean isMapped(ImportStatus now) {
        return now.state() == ImportState.UPLOADED || now.dryRun();
    }

    private PageHeader header() {
        var header = new PageHeader(Words.of("import.ui.title"));
        ImportStatus now = status;
        header.addClassName("one-line");
        if (now != null)
            header.note(
                    Sizes.isSheet(now.fileName()) ? now.fileName() : now.fileName() + ", " + Sizes.of(now.fileSize()));
        return header.actions(Action.quiet(Words.of("close"), Icon.CLOSE, () -> go(now == null ? "" : "import")));
    }

    private void showUpload() {
        at(Step.UPLOAD);
        List<ImportStatus> earlier = imports.list(ListQuery.first(EARLIER)).items();
        var upload = new UploadStep(imports, offered, wanted, id -> go("import/" + id));
        upload.add(new EarlierImports(
                earlier, status -> UndoQuestion.ask(undos, status, begun -> go("import/" + begun.id()))));
        content.add(Parts.div("scroll", upload));
    }

    private void showMapping(ImportStatus now) {
        var step = new MappingStep(
                imports, now, imports.kind(now.id()), Choices.of(imports.options(now.id())), desk, this);
        mapping = Optional.of(step);
        content.add(step.parts());
        step.show(now);
        poll(now.state().isRunning());
    }

    private void showRun(ImportStatus now) {
        boolean undo = now.state() == ImportState.UNDOING;
        at(undo ? Step.REPORT : Step.RUN);
        var step = undo ? RunStep.ofUndo(clock) : RunStep.ofImport(clock, this::cancel);
        run = Optional.of(step);
        step.show(now);
        content.add(step);
        poll(true);
    }

    private void showReport(ImportStatus now) {
        at(Step.REPORT);
        content.add(new ReportStep(
                imports,
                undos,
                imports.kind(now.id()),
                imports.report(now.id()),
                () -> UndoQuestion.ask(undos, now, this::begun)));
        poll(false);
    }

    @Override
    public void at(Step step) {
        stepper.current(step.ordinal());
    }

    @Override
    public void go(String path) {
        Address.go(path);
    }

    @Override
    public void begun(ImportStatus now) {
        status = now;
        look(now);
        poll(true);
    }

    @Override
    public void chooseAgain() {
        show();
    }

    @Override
    public void cancel() {
        ImportStatus now = status;
        if (now == null) return;
        status = imports.cancel(now.id());
        Toast.show(Words.of("import.ui.stopping"));
    }

    private void look() {
        ImportStatus before = status;
        if (before == null) return;
        ImportStatus now = imports.status(before.id());
        status = now;
        look(now);
        poll(now.state().isRunning());
    }

    private void look(ImportStatus now) {
        if (run.isPresent() && now.state().isRunning()) run.get().show(now);
        else if (mapping.isPresent() && isMapped(now)) mapping.get().show(now);
        else show();
    }

    private void poll(boolean on) {
        getUI().ifPresent(page -> page.setPollInterval(on ? POLL_MILLIS : -1));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = Optional.of(event.getUI().addPollListener(poll -> look()));
        ImportStatus now = status;
        poll(now != null && now.state().isRunning());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        polling.ifPresent(Registration::remove);
        event.getUI().setPollInterval(-1);
    }

    @Override
    public String getPageTitle() {
        return Words.of("import.ui.title");
    }
}
