package dev.cohort.admin.field;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.customfield.FieldKind;
import dev.cohort.customfield.FieldOrder;
import dev.cohort.customfield.FieldSpec;
import dev.cohort.customfield.FoundField;
import dev.cohort.rest.IfMatch;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.ActionMenu;
import dev.cohort.ui.Badge;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.FieldDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which fields of its own a centre's records have: their order, what each is, and what records hold besides. */
@Route(value = "settings/fields", layout = Shell.class)
@ViewPermission(CorePermissions.FIELDS_CHANGE)
@Dependent
public class CustomFieldsView extends View implements HasDynamicTitle {
    private final CustomFields fields;
    private final FieldDesk desk;
    private final PageHeader header = PageHeader.ofSettings(Words.of("fields.title"));
    private final Div body = Parts.div("col g3");
    private String recordType;
    private Optional<UUID> dragged = Optional.empty();

    @Inject
    CustomFieldsView(CustomFields fields, FieldDesk desk) {
        this.fields = fields;
        this.desk = desk;
        List<String> types = fields.recordTypes();
        this.recordType = types.isEmpty() ? "" : types.getFirst();
        var leadIn = new Paragraph(Words.of("fields.lead-in"));
        leadIn.addClassName("lead-in");
        var page = Parts.div("page-body", leadIn);
        page.add(body);
        header.actions(Action.primary(Words.of("field.new"), Icon.PLUS, this::create));
        add(header, Parts.div("scroll", page));
        draw();
    }

    /** Whose fields these are, with how many each kind of record has. */
    private Component chooser(List<String> types) {
        Map<String, Long> counts = fields.all(null).stream()
                .filter(field -> !field.archived())
                .collect(Collectors.groupingBy(FieldDefinition::recordType, Collectors.counting()));
        var choice = new Segmented(Words.of("fields.of"));
        for (String type : types) {
            long count = counts.getOrDefault(type, 0L);
            choice.option(type, count == 0 ? named(type) : Words.of("fields.of.counted", named(type), count));
        }
        choice.select(recordType);
        choice.onSelect(type -> {
            recordType = type;
            draw();
        });
        return Parts.row(choice);
    }

    private static String named(String type) {
        return Texts.find(Words.locale(), "records." + type).orElse(type);
    }

    private void create() {
        desk.ask(recordType, made -> draw());
    }

    private void draw() {
        body.removeAll();
        List<String> types = fields.recordTypes();
        if (types.size() > 1) body.add(chooser(types));
        if (recordType.isEmpty()) {
            body.add(new EmptyState(Icon.MODULE, Words.of("fields.none"), Words.of("fields.none.text")));
            return;
        }
        List<FieldDefinition> all = fields.all(recordType);
        List<FieldDefinition> current =
                all.stream().filter(field -> !field.archived()).toList();
        header.note(Words.of("fields.count", current.size()));
        if (current.isEmpty())
            body.add(new EmptyState(
                    Icon.COLUMNS,
                    Words.of("fields.none"),
                    Words.of("fields.none.text"),
                    Action.primary(Words.of("field.new"), Icon.PLUS, this::create)));
        var list = Parts.div("field-list");
        list.getElement().setAttribute("role", "list");
        for (int i = 0; i < current.size(); i++) list.add(line(current, i));
        body.add(list);
        found();
        List<FieldDefinition> archived =
                all.stream().filter(FieldDefinition::archived).toList();
        if (!archived.isEmpty()) body.add(archived(archived));
    }

    private Component line(List<FieldDefinition> all, int index) {
        FieldDefinition field = all.get(index);
        String label = field.label(Words.locale());
        var open = new NativeButton(label, click -> desk.change(field, saved -> draw()));
        open.addClassNames("opens", "cut", "m");
        var words = Parts.div("grow cut", open, about(field));
        var up = Action.small(
                Action.quietIcon(Icon.ARROW_UP, Words.of("fields.up", label), () -> move(all, index, index - 1)));
        var down = Action.small(
                Action.quietIcon(Icon.ARROW_DOWN, Words.of("fields.down", label), () -> move(all, index, index + 1)));
        up.setEnabled(index > 0);
        down.setEnabled(index < all.size() - 1);
        var line = Parts.div("row g3 field-line", kind(field.kind()), words, badges(field), up, down, menu(field));
        line.getElement().setAttribute("role", "listitem");
        DragSource<Div> source = DragSource.create(line);
        source.addDragStartListener(event -> dragged = Optional.of(field.id()));
        DropTarget<Div> target = DropTarget.create(line);
        target.addDropListener(event -> dropped(all, index));
        return line;
    }

    private static Component kind(FieldKind kind) {
        return Badge.markup(Words.of("field.kind." + kind.name().toLowerCase(Locale.ROOT)), Tone.GREY)
                .component();
    }

    private static Component about(FieldDefinition field) {
        List<String> said = new ArrayList<>();
        if (!field.label(Words.locale()).equals(field.key())) said.add(field.key());
        if (field.group() != null) said.add(field.group());
        if (!field.choices().isEmpty())
            said.add(field.choices().stream()
                    .map(choice -> choice.label(Words.locale()))
                    .limit(8)
                    .collect(Collectors.joining(", ")));
        return Parts.div("t3 sm cut", Parts.span("", String.join(" · ", said)));
    }

    private static Component badges(FieldDefinition field) {
        List<Markup> badges = new ArrayList<>();
        if (field.required()) badges.add(Badge.markup(Words.of("fields.required"), Tone.OUTLINE));
        if (field.inList()) badges.add(Badge.markup(Words.of("fields.in-list"), Tone.OUTLINE));
        if (!field.inForm()) badges.add(Badge.markup(Words.of("fields.not-in-form"), Tone.OUTLINE));
        return Markup.span("row g1 wide-only", badges.toArray(Markup[]::new)).component();
    }

    private Component menu(FieldDefinition field) {
        String label = field.label(Words.locale());
        var menu = new ActionMenu(Action.small(Action.quietIcon(Icon.MORE, Words.of("fields.more", label), () -> {})))
                .leftwards()
                .item(Icon.NOTE, Words.of("fields.edit"), () -> desk.change(field, saved -> draw()))
                .item(Icon.INFO, Words.of("fields.use"), () -> tell(field));
        return menu.bad(Icon.INBOX, Words.of("fields.archive"), () -> archive(field, true));
    }

    private void tell(FieldDefinition field) {
        var use = fields.use(field.id(), null);
        Toast.show(Words.of("fields.use.told", field.label(Words.locale()), use.records(), use.unfit()));
    }

    private void archive(FieldDefinition field, boolean archived) {
        set(field, archived);
        draw();
        Toast.undoable(
                Markup.text(Words.of(archived ? "fields.archived" : "fields.back", field.label(Words.locale()))),
                () -> {
                    set(field, !archived);
                    draw();
                });
    }

    private void set(FieldDefinition field, boolean archived) {
        fields.change(
                field.id(), IfMatch.ANY, Patch.of(FieldSpec.class, Json.tree(Map.of("archived", archived))), false);
    }

    private void dropped(List<FieldDefinition> all, int to) {
        for (int i = 0; i < all.size(); i++)
            if (dragged.filter(all.get(i).id()::equals).isPresent()) move(all, i, to);
        dragged = Optional.empty();
    }

    private void move(List<FieldDefinition> all, int from, int to) {
        List<UUID> ids = new ArrayList<>(all.stream().map(FieldDefinition::id).toList());
        ids.add(to, ids.remove(from));
        fields.order(new FieldOrder(recordType, ids));
        draw();
    }

    /** What records hold already: each is a field with one click. */
    private void found() {
        List<FoundField> found = fields.found(recordType);
        if (found.isEmpty()) return;
        var list = Parts.div("field-list");
        for (FoundField each : found) {
            var make = Action.small(
                    Action.plain(Words.of("fields.make"), () -> desk.ask(each.spec(recordType), made -> draw())));
            make.setAriaLabel(Words.of("fields.make.named", each.key()));
            list.add(Parts.div(
                    "row g3 field-line",
                    kind(each.kind()),
                    Parts.div(
                            "grow cut",
                            Parts.span("cut m", each.key()),
                            Parts.div("t3 sm cut", Parts.span("", Words.of("fields.found.in", each.records())))),
                    make));
        }
        body.add(new Section(
                Words.of("fields.found"), Parts.div("t2 sm", Parts.span("", Words.of("fields.found.text"))), list));
    }

    private Component archived(List<FieldDefinition> archived) {
        var list = Parts.div("field-list");
        for (FieldDefinition field : archived) {
            var back = Action.small(Action.plain(Words.of("fields.restore"), () -> archive(field, false)));
            back.setAriaLabel(Words.of("fields.restore.named", field.label(Words.locale())));
            list.add(Parts.div(
                    "row g3 field-line",
                    kind(field.kind()),
                    Parts.div("grow cut", Parts.span("cut t2", field.label(Words.locale()))),
                    back));
        }
        return new Section(Words.of("fields.archived.title"), list);
    }

    @Override
    public String getPageTitle() {
        return Words.of("fields.title");
    }
}
