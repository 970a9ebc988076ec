package dev.cohort.leads.importui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.cohort.access.ViewPermission;
import dev.cohort.imports.ImportPreview;
import dev.cohort.imports.ImportReport;
import dev.cohort.imports.ImportReport.Finding;
import dev.cohort.imports.ImportState;
import dev.cohort.imports.ImportStatus;
import dev.cohort.imports.Imports;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.Leads;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Action;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Stepper;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings leads in from a file, in five steps. The address names the import and its state says which step is next, so one
 * may leave at any time and come back.
 */
@Route(value = "leads/import/:id?", layout = Shell.class)
@ViewPermission(LeadPermissions.IMPORT)
@Dependent
public class ImportView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private static final int POLL_MILLIS = 1_000;
    private static final int EARLIER = 12;
    private static final int STEP_UPLOAD = 0;
    private static final int STEP_MAP = 1;
    private static final int STEP_DRY_RUN = 2;
    private static final int STEP_RUN = 3;
    private static final int STEP_REPORT = 4;

    private final Imports imports;
    private final Clock clock;
    private final Div content = Parts.div("view-content");
    private final Stepper stepper = new Stepper(List.of(
            Words.of("import.ui.step.upload"),
            Words.of("import.ui.step.map"),
            Words.of("import.ui.step.dry-run"),
            Words.of("import.ui.step.run"),
            Words.of("import.ui.step.report")));
    private Choices choices = new Choices();
    private @Nullable ImportStatus status;
    private Optional<Mapping> mapping = Optional.empty();
    private Optional<RunStep> run = Optional.empty();
    private Optional<Registration> polling = Optional.empty();

    @Inject
    public ImportView(Imports imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
        content.addClassName("wizard-content");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> id = event.getRouteParameters().get("id");
        if (id.isEmpty()) {
            status = null;
            show();
            return;
        }
        try {
            open(UUID.fromString(id.get()));
        } catch (IllegalArgumentException e) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void open(UUID id) {
        status = imports.status(id);
        choices = Choices.of(imports.options(id));
        show();
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
        var header = new PageHeader(Words.of("import.ui.title")).crumb(Words.of("leads.menu"), "leads");
        ImportStatus now = status;
        if (now != null) header.note(now.fileName() + ", " + Sizes.of(now.fileSize()));
        return header.actions(
                Action.quiet(Words.of("close"), Icon.CLOSE, () -> go(now == null ? "leads" : "leads/import")));
    }

    private void showUpload() {
        stepper.current(STEP_UPLOAD);
        List<ImportStatus> earlier = imports.list(ListQuery.first(EARLIER).where("recordType", Leads.RECORD))
                .items();
        var upload = new UploadStep(imports, id -> go("leads/import/" + id));
        upload.add(new EarlierImports(earlier));
        content.add(Parts.div("scroll", upload));
    }

    private void showMapping(ImportStatus now) {
        var shown = new Mapping();
        mapping = Optional.of(shown);
        content.add(shown.body, shown.foot);
        shown.refresh(now);
        poll(now.state().isRunning());
    }

    private void showRun(ImportStatus now) {
        stepper.current(STEP_RUN);
        var step = new RunStep(clock, this::cancel);
        run = Optional.of(step);
        step.show(now);
        content.add(step);
        poll(true);
    }

    private void showReport(ImportStatus now) {
        stepper.current(STEP_REPORT);
        content.add(new ReportStep(imports, imports.report(now.id())));
        poll(false);
    }

    private void cancel() {
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
        if (run.isPresent() && now.state().isRunning()) run.get().show(now);
        else if (mapping.isPresent() && isMapped(now)) mapping.get().refresh(now);
        else show();
        poll(now.state().isRunning());
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

    private void go(String path) {
        getUI().ifPresent(page -> page.navigate(path));
    }

    @Override
    public String getPageTitle() {
        return Words.of("import.ui.title");
    }

    /** The second and third step: columns at the left, dry run and rules beside them. */
    private final class Mapping {
        private final MapStep columns = new MapStep(choices, this::changed);
        private final Div aside = Parts.div("aside");
        private final Div counts = Parts.div("");
        private final Div body = Parts.div("wizard", Parts.div("main", columns), aside);
        private final Div foot = Parts.div("wizard-foot");
        private boolean stale;

        void refresh(ImportStatus now) {
            if (now.state().isRunning() && aside.getComponentCount() > 0) {
                stepper.current(STEP_DRY_RUN);
                counts.removeAll();
                counts.add(counted(now, Optional.empty()));
                foot(now, false);
                return;
            }
            boolean tried = now.state() == ImportState.DONE && !stale;
            stepper.current(tried || now.state().isRunning() ? STEP_DRY_RUN : STEP_MAP);
            Optional<ImportReport> report = tried ? Optional.of(imports.report(now.id())) : Optional.empty();
            List<Finding> findings = report.map(ImportReport::columns).orElse(List.of());
            ImportPreview preview = imports.preview(now.id(), choices.options());
            columns.show(preview, findings);
            if (aside.getComponentCount() == 0) aside.add(counts, new Rules(choices, preview, this::changed));
            counts.removeAll();
            counts.add(counted(now, report));
            report.filter(found -> !found.firstFaults().isEmpty())
                    .ifPresent(found -> counts.add(Counts.faults(found, new FailuresLink(imports, now))));
            foot(now, tried);
        }

        private Section counted(ImportStatus now, Optional<ImportReport> report) {
            if (now.state().isRunning()) {
                var bar = new ProgressBar(0, 100, now.progress());
                bar.getElement().setAttribute("aria-label", Words.of("import.ui.progress"));
                String words = Words.of("import.ui.state." + now.state().name().toLowerCase(Locale.ROOT));
                return new Section(Words.of("import.ui.step.dry-run"), Parts.span("t2 sm", words), bar);
            }
            if (report.isPresent())
                return new Section(Words.of("import.ui.step.dry-run"), Counts.of(now))
                        .end(Parts.span("", Words.of("import.ui.nothing-written")));
            var section = new Section(Words.of("import.ui.step.dry-run"));
            if (now.state() == ImportState.FAILED)
                section.add(new Note(Tone.RED, Icon.ALERT, Markup.text(Words.of("import.ui.dry-run.failed"))));
            section.add(Parts.span("t2 sm", Words.of(stale ? "import.ui.dry-run.stale" : "import.ui.dry-run.text")));
            return section;
        }

        private void foot(ImportStatus now, boolean tried) {
            foot.removeAll();
            boolean running = now.state().isRunning();
            Button back = Action.plain(Words.of("import.ui.back"), Icon.CHEVRON_LEFT, () -> go("leads/import"));
            foot.add(back, Parts.spacer());
            if (running) {
                foot.add(Action.plain(Words.of("import.ui.stop"), Icon.CLOSE, ImportView.this::cancel));
                return;
            }
            foot.add(Parts.span("t3 sm extra", Words.of("import.ui.background")));
            var keep = Action.plain(Words.of("import.ui.save-mapping"), this::save);
            keep.addClassName("extra");
            foot.add(keep);
            long rows = now.created() + now.updated();
            if (tried) {
                foot.add(Action.plain(Words.of("import.ui.dry-run.again"), Icon.PLAY, this::dryRun));
                var start = Action.primary(Words.of("import.ui.run", rows), this::start);
                start.setEnabled(rows > 0);
                foot.add(start);
            } else {
                foot.add(Action.plain(Words.of("import.ui.run.now"), this::start));
                foot.add(Action.primary(Words.of("import.ui.dry-run"), Icon.PLAY, this::dryRun));
            }
        }

        /** Something was chosen anew: the counts no longer hold. */
        private void changed() {
            ImportStatus now = status;
            if (now == null) return;
            stale = true;
            try {
                refresh(now);
            } catch (Problem problem) {
                Toast.error(Refusals.words(problem));
                choices = Choices.of(imports.options(now.id()));
                show();
            }
        }

        private void save() {
            ImportStatus now = status;
            if (now == null) return;
            imports.saveMapping(now.id(), now.fileName(), choices.options());
            Toast.show(Words.of("import.ui.mapping-saved"));
        }

        private void dryRun() {
            begin(true);
        }

        private void start() {
            begin(false);
        }

        private void begin(boolean dry) {
            ImportStatus now = status;
            if (now == null) return;
            try {
                stale = false;
                status = dry ? imports.dryRun(now.id(), choices.options()) : imports.run(now.id(), choices.options());
                if (dry) refresh(status);
                else show();
                poll(true);
            } catch (Problem problem) {
                Toast.error(Refusals.words(problem));
            }
        }
    }
}
