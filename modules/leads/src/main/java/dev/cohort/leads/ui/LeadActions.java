package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.popover.PopoverVariant;
import dev.cohort.access.Access;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.Leads;
import dev.cohort.leads.ui.LeadMoves.Subject;
import dev.cohort.ui.Action;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** What can be done with one lead: the next step of its way at once, everything else in a menu. */
@Dependent
class LeadActions {
    private final Leads leads;
    private final LeadMoves moves;
    private final LeadForms forms;
    private final LeadParts parts;

    @Inject
    LeadActions(Leads leads, LeadMoves moves, LeadForms forms, LeadParts parts) {
        this.leads = leads;
        this.moves = moves;
        this.forms = forms;
        this.parts = parts;
    }

    /**
     * Buttons for those who may change the lead; none for the others.
     *
     * @param changed is told after each change
     * @param gone is told when the lead was deleted
     */
    List<Component> of(LeadDetails lead, Runnable changed, Runnable gone) {
        List<Component> actions = new ArrayList<>();
        if (LeadParts.mayChange(lead)) {
            parts.following(lead)
                    .ifPresent(next -> actions.add(Action.primary(
                            next.titleIn(Words.locale()), Icon.ARROW_RIGHT, () -> move(lead, next, changed))));
            actions.add(status(lead, changed));
            actions.add(icon(Icon.NOTE, Words.of("leads.edit"), () -> forms.edit(lead, saved -> changed.run())));
        }
        if (Access.may(LeadPermissions.DELETE))
            actions.add(icon(Icon.TRASH, Words.of("leads.delete"), () -> delete(lead, gone)));
        return actions;
    }

    void edit(LeadDetails lead, Runnable changed) {
        if (LeadParts.mayChange(lead)) forms.edit(lead, saved -> changed.run());
    }

    private static NativeButton icon(Icon icon, String words, Runnable click) {
        var button = new NativeButton();
        button.add(icon.create());
        button.addClassNames("btn", "ic");
        button.setAriaLabel(words);
        button.setTitle(words);
        button.addClickListener(event -> click.run());
        return button;
    }

    private Component status(LeadDetails lead, Runnable changed) {
        NativeButton button = icon(Icon.SWAP, Words.of("leads.status.change"), () -> {});
        var choices = Parts.div("menu");
        var menu = new Popover(choices);
        menu.setTarget(button);
        menu.setPosition(PopoverPosition.BOTTOM_START);
        menu.addThemeVariants(PopoverVariant.AURA_NO_PADDING);
        menu.setAutofocus(true);
        for (LeadStatus status : parts.words().statuses()) {
            if (status.key().equals(lead.status())) continue;
            var item = new NativeButton();
            item.addClassName("item");
            item.add(LeadWords.ring(status.stage())
                    .with(status.titleIn(Words.locale()))
                    .component());
            item.addClickListener(event -> {
                menu.close();
                move(lead, status, changed);
            });
            choices.add(item);
        }
        return Parts.div("", button, menu);
    }

    private void move(LeadDetails lead, LeadStatus to, Runnable changed) {
        moves.move(List.of(Subject.of(lead)), to, changed, changed);
    }

    private void delete(LeadDetails lead, Runnable gone) {
        Confirm.ask(
                Words.of("leads.delete.title", lead.name()),
                Words.of("leads.delete.text"),
                Words.of("leads.delete"),
                () -> {
                    leads.delete(lead.id());
                    Toast.show(Words.of("leads.deleted", lead.name()));
                    gone.run();
                });
    }
}
