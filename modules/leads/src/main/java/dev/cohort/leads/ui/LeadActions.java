package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.Leads;
import dev.cohort.leads.ui.LeadMoves.Subject;
import dev.cohort.ui.Action;
import dev.cohort.ui.ActionMenu;
import dev.cohort.ui.Address;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import dev.cohort.ui.privacy.PersonPrivacy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done with one lead: the next step of its way at once, everything else in a menu. */
@Dependent
class LeadActions {
    private final Leads leads;
    private final LeadMoves moves;
    private final LeadForms forms;
    private final LeadParts parts;
    private final PersonPrivacy privacy;

    @Inject
    LeadActions(Leads leads, LeadMoves moves, LeadForms forms, LeadParts parts, PersonPrivacy privacy) {
        this.privacy = privacy;
        this.leads = leads;
        this.moves = moves;
        this.forms = forms;
        this.parts = parts;
    }

    /** Moves the lead one step on; empty where there is no usual step, or for those who may not change it. */
    Optional<Component> next(LeadDetails lead, Runnable changed) {
        if (!LeadParts.mayChange(lead)) return Optional.empty();
        Optional<LeadStatus> again = parts.again(lead);
        if (again.isPresent())
            return again.map(
                    status -> Action.primary(Words.of("leads.again"), Icon.UNDO, () -> move(lead, status, changed)));
        return parts.following(lead).map(next -> {
            String title = next.titleIn(Words.locale());
            var button = Action.primary(title, Icon.ARROW_RIGHT, () -> move(lead, next, changed));
            button.setAriaLabel(Words.of("leads.move.to", title));
            button.getElement().setAttribute("title", Words.of("leads.move.to", title));
            return button;
        });
    }

    /**
     * A menu of what else can be done; empty for those who may only read.
     *
     * @param changed is told after each change
     * @param gone is told when the lead was deleted
     */
    Optional<ActionMenu> menu(LeadDetails lead, Runnable changed, Runnable gone) {
        boolean mayChange = LeadParts.mayChange(lead);
        boolean mayDelete = LeadParts.may(LeadPermissions.DELETE, lead);
        if (!mayChange && !mayDelete) return Optional.empty();
        var menu = new ActionMenu(more());
        if (mayChange) {
            menu.item(Icon.NOTE, Words.of("leads.edit"), () -> edit(lead, changed));
            menu.heading(Words.of("leads.status.change"));
            parts.words().statuses().stream()
                    .filter(status -> !status.key().equals(lead.status()))
                    .forEach(status -> menu.item(
                            LeadWords.ring(status.stage()).with(status.titleIn(Words.locale())),
                            () -> move(lead, status, changed)));
        }
        if (mayDelete) {
            if (mayChange) menu.heading("");
            menu.bad(Icon.TRASH, Words.of("leads.delete"), () -> delete(lead, gone));
        }
        privacy.addTo(menu, lead.personId(), lead.name(), changed, gone);
        return Optional.of(menu);
    }

    /** Says that the data of the person has to be kept. */
    Stream<Markup> held(LeadDetails lead) {
        return privacy.badge(lead.personId()).stream();
    }

    void edit(LeadDetails lead, Runnable changed) {
        if (LeadParts.mayChange(lead)) forms.edit(lead, saved -> changed.run());
    }

    private static NativeButton more() {
        var button = new NativeButton();
        button.add(Icon.MORE.create());
        button.addClassNames("btn", "t", "s", "ic");
        button.setAriaLabel(Words.of("leads.more"));
        button.setTitle(Words.of("leads.more"));
        return button;
    }

    private void move(LeadDetails lead, LeadStatus to, Runnable changed) {
        moves.move(List.of(Subject.of(lead)), to, changed, changed);
    }

    private void delete(LeadDetails lead, Runnable gone) {
        leads.delete(lead.id());
        gone.run();
        Toast.undoable(Markup.text(Words.of("leads.deleted", lead.name())), () -> {
            leads.restore(lead.id());
            Address.go("leads/" + lead.number());
        });
    }
}
