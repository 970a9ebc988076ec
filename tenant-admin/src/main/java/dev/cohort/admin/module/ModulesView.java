package dev.cohort.admin.module;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.module.InstalledModules;
import dev.cohort.module.ModuleSwitch;
import dev.cohort.module.ModuleSwitch.ModuleState;
import dev.cohort.problem.Problem;
import dev.cohort.text.Texts;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Switch;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The installed modules and what each is for; an administrator switches them on and off. */
@Route(value = "settings/modules", layout = Shell.class)
@ViewPermission(CorePermissions.MODULES_READ)
@Dependent
public class ModulesView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private final ModuleSwitch modules;
    private final InstalledModules installed;
    private final Div cards = Parts.div("module-cards");
    private final PageHeader header = PageHeader.ofSettings(Words.of("modules.title"));
    private final Map<String, String> titles = new HashMap<>();

    @Inject
    public ModulesView(ModuleSwitch modules, InstalledModules installed) {
        this.modules = modules;
        this.installed = installed;
        var leadIn = new Paragraph(Words.of("modules.lead-in"));
        leadIn.addClassName("lead-in");
        var body = Parts.div("page-body", leadIn, cards);
        if (!installed.refused().isEmpty()) body.add(refused());
        add(header, Parts.div("scroll", body));
        draw();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        parameters.getSingleParameter("on").ifPresent(id -> told(id, "modules.is-on"));
        parameters.getSingleParameter("off").ifPresent(id -> told(id, "modules.is-off"));
    }

    /** Says it after the page was loaded anew, and forgets it for the next time. */
    private void told(String id, String text) {
        if (!titles.containsKey(id)) return;
        addAttachListener(event -> {
            Toast.show(Words.of(text, title(id)));
            event.getUI().getPage().getHistory().replaceState(null, "settings/modules");
        });
    }

    private void draw() {
        List<ModuleState> states = modules.list();
        cards.removeAll();
        titles.clear();
        states.forEach(state -> titles.put(state.id(), state.title()));
        states.forEach(state -> cards.add(card(state)));
        if (states.isEmpty())
            cards.add(new EmptyState(Icon.MODULE, Words.of("modules.none"), Words.of("modules.none.text")));
        long on = states.stream().filter(ModuleState::enabled).count();
        header.note(Words.of("modules.count", on, states.size()));
    }

    private Component card(ModuleState state) {
        var name = Parts.div("grow", new H2(state.title()));
        name.add(Parts.span("t3 sm", Words.of("modules.version", state.version().replace("-SNAPSHOT", ""))));
        var head = Parts.div("row g3", Parts.div("tile", icon(state).create()), name, control(state));
        var card = Parts.div(state.enabled() ? "module" : "module off", head, new Paragraph(state.description()));
        if (state.failure() != null)
            card.add(
                    new Note(Tone.RED, Icon.ALERT, Markup.text(Words.of("modules.failure"))),
                    new Details(
                            Words.of("modules.failure.why"),
                            Parts.div("reason sm t2", Parts.span("", state.failure()))));
        card.add(Parts.div("row wrap sm needs", needs(state)));
        return card;
    }

    /** The sign it has in the navigation. */
    private Icon icon(ModuleState state) {
        return installed.all().stream()
                .filter(module -> module.id().equals(state.id()))
                .flatMap(module -> module.module().menu().stream())
                .findFirst()
                .map(entry -> Icon.valueOf(entry.icon().toUpperCase(Locale.ROOT)))
                .orElse(Icon.MODULE);
    }

    private Component[] needs(ModuleState state) {
        List<Component> parts = new ArrayList<>();
        parts.add(
                state.enabled()
                        ? Badge.of(Words.of("modules.on"), Tone.GREEN, Icon.CHECK)
                        : Badge.of(Words.of("modules.off"), Tone.GREY));
        if (!state.needs().isEmpty()) parts.add(Parts.span("t3", Words.of("modules.needs", titles(state.needs()))));
        if (!state.neededBy().isEmpty())
            parts.add(Parts.span("t3", Words.of("modules.needed-by", titles(state.neededBy()))));
        return parts.toArray(Component[]::new);
    }

    private Component control(ModuleState state) {
        var control = new Switch(state.title(), state.enabled(), wanted -> change(state, wanted));
        control.setEnabled(Access.may(CorePermissions.MODULES_CHANGE));
        return control;
    }

    private void change(ModuleState state, boolean wanted) {
        if (wanted) set(state, true);
        else askToSwitchOff(state);
    }

    private void askToSwitchOff(ModuleState state) {
        Confirm.sure(
                Words.of("modules.switch-off.title", state.title()),
                Words.of("modules.switch-off.text"),
                Words.of("modules.switch-off"),
                () -> set(state, false));
    }

    private void set(ModuleState state, boolean enabled) {
        try {
            modules.set(state.id(), enabled);
        } catch (Problem problem) {
            draw();
            Toast.error(words(problem));
            return;
        }
        // The navigation, the routes and the cards of the day follow a module: the page is loaded anew.
        getUI().ifPresent(page ->
                page.getPage().setLocation("/settings/modules?" + (enabled ? "on=" : "off=") + state.id()));
    }

    /** The refusal with the modules' titles in place of their ids. */
    private String words(Problem problem) {
        Map<String, Object> named = new HashMap<>(problem.values());
        for (String key : List.of("module", "needs", "neededBy")) {
            named.computeIfPresent(
                    key, (name, ids) -> titles(Arrays.asList(ids.toString().split(", "))));
        }
        return Texts.get(Words.locale(), "problem." + problem.code(), named);
    }

    private String titles(List<String> ids) {
        return ids.stream().map(this::title).collect(Collectors.joining(", "));
    }

    private String title(String id) {
        return titles.getOrDefault(id, id);
    }

    /** Jars in the folder of modules that could not be started. */
    private Component refused() {
        var section = new Section(Words.of("modules.refused"), new Paragraph(Words.of("modules.refused.text")))
                .count(installed.refused().size());
        installed
                .refused()
                .forEach((name, why) -> section.add(
                        new Note(Tone.RED, Icon.ALERT, Markup.join(Markup.strong(name), Markup.text(": " + why)))));
        return section;
    }

    @Override
    public String getPageTitle() {
        return Words.of("modules.title");
    }
}
