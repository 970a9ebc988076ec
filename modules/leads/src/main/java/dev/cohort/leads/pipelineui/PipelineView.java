package dev.cohort.leads.pipelineui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.ViewPermission;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.pipeline.Pipeline;
import dev.cohort.leads.pipeline.Pipelines;
import dev.cohort.leads.pipeline.StatusFields;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Checks;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.Icon;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Switch;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Unsaved;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statuses of leads in their order, and the reasons for which they are lost. */
@Route(value = "settings/pipeline", layout = Shell.class)
@ViewPermission(LeadPermissions.READ)
@Dependent
public class PipelineView extends View implements HasDynamicTitle {
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_REASONS = 8_000;

    private final Pipelines pipelines;
    private final boolean mayChange = Access.may(LeadPermissions.PIPELINE);
    private final Div list = Parts.div("pipeline-statuses");
    private final List<Line> lines = new ArrayList<>();
    private final TextArea reasons = new TextArea(Words.of("pipeline.reasons"));
    private final Unsaved unsaved = new Unsaved(list, reasons);
    private Map<String, Long> leads = new HashMap<>();

    @Inject
    PipelineView(Pipelines pipelines) {
        this.pipelines = pipelines;
        var leadIn = new Paragraph(Words.of("pipeline.lead-in"));
        leadIn.addClassName("lead-in");
        list.getElement().setAttribute("role", "list");
        reasons.setWidthFull();
        reasons.setMaxWidth("78ch");
        reasons.setMaxLength(LONGEST_REASONS);
        reasons.setHelperText(Words.of("pipeline.reasons.help"));
        reasons.setReadOnly(!mayChange);
        var statuses = new Panel(Words.of("pipeline.statuses.title"));
        statuses.add(list);
        if (mayChange) statuses.add(Action.plain(Words.of("pipeline.add"), Icon.PLUS, this::add));
        var body =
                Parts.div("page-body col g3", leadIn, statuses, new Panel(Words.of("pipeline.reasons.title"), reasons));
        var header = PageHeader.ofSettings(Words.of("pipeline.title"));
        if (mayChange) header.actions(Action.primary(Words.of("leads.save"), Icon.CHECK, this::save));
        add(header, Parts.div("scroll", body));
        fill(pipelines.get());
    }

    private void fill(Pipeline pipeline) {
        leads = pipelines.leads();
        lines.clear();
        pipeline.statuses().forEach(status -> lines.add(new Line(status)));
        reasons.setValue(
                String.join("\n", pipeline.lostReasons().isEmpty() ? pipelines.lostReasons() : pipeline.lostReasons()));
        draw();
    }

    private void draw() {
        list.removeAll();
        for (int i = 0; i < lines.size(); i++) list.add(lines.get(i).show(i));
    }

    private void add() {
        var line = new Line(new StatusFields(null, "", LeadStage.CONTACTED, true));
        place(line);
        unsaved.changed();
        draw();
        line.title.focus();
    }

    /** Behind the last one of its stage; where there is none, behind those that come before it. */
    private void place(Line line) {
        lines.remove(line);
        LeadStage stage = line.stage.getValue();
        int at = lines.size();
        while (at > 0 && lines.get(at - 1).stage.getValue().compareTo(stage) > 0) at--;
        lines.add(at, line);
    }

    /** A status that was never saved needs no trace. */
    private void remove(Line line) {
        lines.remove(line);
        draw();
    }

    private void move(int from, int to) {
        Collections.swap(lines, from, to);
        unsaved.changed();
        draw();
        lines.get(to).handle(from < to);
    }

    private void save() {
        lines.forEach(line -> line.title.setInvalid(false));
        try {
            List<String> given = reasons.getValue()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            // Left as they are offered anyway, they go on in the language of whoever reads them.
            boolean standard = pipelines.get().lostReasons().isEmpty() && given.equals(pipelines.lostReasons());
            fill(pipelines.change(Checks.valid(
                    new Pipeline(lines.stream().map(Line::typed).toList(), standard ? List.of() : given))));
            unsaved.saved();
            Toast.show(Words.of("pipeline.saved"));
        } catch (Problem refusal) {
            Toast.error(words(refusal));
        }
    }

    private String words(Problem refusal) {
        if (!refusal.hasFaults()) {
            Map<String, Object> named = new HashMap<>(refusal.values());
            named.computeIfPresent("status", (name, key) -> title(String.valueOf(key)));
            return Texts.get(Words.locale(), "problem." + refusal.code(), named);
        }
        FieldFault fault = refusal.faults().getFirst();
        lines.stream()
                .filter(line -> line.status.key() == null && line.title.isEmpty())
                .findFirst()
                .ifPresent(line -> {
                    line.title.setErrorMessage(Words.of("field.required"));
                    line.title.setInvalid(true);
                });
        Map<String, Object> named = new HashMap<>(fault.values());
        if (fault.code().equals("stage-needs-status"))
            named.computeIfPresent("value", (name, stage) -> Words.of("lead.status." + stage));
        return Texts.get(Words.locale(), "field." + fault.code(), named);
    }

    private String title(String key) {
        return lines.stream()
                .filter(line -> key.equals(line.status.key()))
                .findFirst()
                .map(line -> line.title.isEmpty() ? line.title.getPlaceholder() : line.title.getValue())
                .orElse(key);
    }

    /** A status and what can be done with it. */
    private final class Line {
        private final StatusFields status;
        private final TextField title = new TextField();
        private final Select<LeadStage> stage = new Select<>();
        private final Button up;
        private final Button down;
        private boolean active;
        private int place;

        Line(StatusFields status) {
            this.status = status;
            this.active = status.active();
            title.setValue(status.title() == null ? standard() : status.title());
            title.setMaxLength(LONGEST_TITLE);
            title.setPlaceholder(status.key() == null ? Words.of("pipeline.new") : standard());
            title.setAriaLabel(Words.of("pipeline.status"));
            title.setReadOnly(!mayChange);
            stage.setItems(LeadStage.values());
            stage.setItemLabelGenerator(each -> Words.of("lead.status." + each.key()));
            stage.setValue(status.stage());
            stage.setReadOnly(status.key() != null || !mayChange);
            stage.setAriaLabel(Words.of("pipeline.stage"));
            stage.addValueChangeListener(event -> {
                if (!event.isFromClient()) return;
                PipelineView.this.place(this);
                draw();
            });
            up = Action.quietIcon(Icon.CHEVRON_UP, Words.of("pipeline.up"), () -> move(place, place - 1));
            down = Action.quietIcon(Icon.CHEVRON_DOWN, Words.of("pipeline.down"), () -> move(place, place + 1));
        }

        private String standard() {
            return status.key() == null
                    ? ""
                    : Texts.find(Words.locale(), "lead.status." + status.key()).orElse("");
        }

        Component show(int at) {
            place = at;
            up.setEnabled(mayChange && at > 0);
            down.setEnabled(mayChange && at < lines.size() - 1);
            var line = Parts.div(active ? "pipeline-status" : "pipeline-status off", Parts.div("row g1", up, down));
            line.getElement().setAttribute("role", "listitem");
            line.add(title, stage, count(), used(line));
            if (status.key() == null)
                line.add(Action.quietIcon(Icon.TRASH, Words.of("pipeline.remove"), () -> remove(this)));
            return line;
        }

        private Component count() {
            long standing = leads.getOrDefault(String.valueOf(status.key()), 0L);
            if (standing == 0) return Parts.span("t3 sm count", Words.of("pipeline.empty"));
            var link = new Anchor("leads?status=" + status.key(), Words.of("leads.count", standing));
            link.addClassNames("sm", "count");
            return link;
        }

        private Component used(Div line) {
            var used = new Switch(Words.of("pipeline.used"), active, wanted -> {
                active = wanted;
                unsaved.changed();
                line.setClassName("off", !wanted);
            });
            used.setEnabled(mayChange);
            return used;
        }

        /** Goes on where it was, so that a status is carried on with the same key. */
        void handle(boolean downwards) {
            Button again = downwards ? down : up;
            if (again.isEnabled()) again.focus();
            else (downwards ? up : down).focus();
        }

        StatusFields typed() {
            return new StatusFields(status.key(), typedTitle(), stage.getValue(), active);
        }

        private @Nullable String typedTitle() {
            // Left as it is called anyway, it goes on in the language of whoever reads it.
            boolean usual =
                    title.getValue().isBlank() || title.getValue().strip().equals(standard());
            return usual ? null : title.getValue();
        }
    }

    @Override
    public String getPageTitle() {
        return Words.of("pipeline.title");
    }
}
