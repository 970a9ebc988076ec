package dev.cohort.leads.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.cohort.leads.LeadBulk;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadSummary;
import dev.cohort.leads.StatusChange;
import dev.cohort.leads.pipeline.Pipelines;
import dev.cohort.request.Context;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.DateFields;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Moves leads to another status: asks for what the move needs, says what was done, and offers the way back. */
@Dependent
class LeadMoves {
    private final LeadBulk bulk;
    private final Pipelines pipelines;
    private final Clock clock;

    @Inject
    LeadMoves(LeadBulk bulk, Pipelines pipelines, Clock clock) {
        this.bulk = bulk;
        this.pipelines = pipelines;
        this.clock = clock;
    }

    /** What has to be known of a lead to move it. */
    record Subject(UUID id, String name, String status, LeadStage stage, boolean archived) {
        /** The same lead in another status. */
        Subject in(LeadStatus to) {
            return new Subject(id, name, to.key(), to.stage(), to.stage().isArchived());
        }

        static Subject of(LeadSummary lead) {
            return new Subject(lead.id(), lead.name(), lead.status(), lead.stage(), lead.archived());
        }

        static Subject of(LeadDetails lead) {
            return new Subject(lead.id(), lead.name(), lead.status(), lead.stage(), lead.archived());
        }
    }

    /**
     * Moves leads, all or none; those that have reached their goal stay where they are.
     *
     * @param moved is told when it is done; not at all when the person thinks better of it
     * @param undone is told when it has been taken back
     */
    void move(List<Subject> chosen, LeadStatus to, Runnable moved, Runnable undone) {
        List<Subject> movable = chosen.stream()
                .filter(lead -> !lead.archived() && !lead.status().equals(to.key()))
                .toList();
        if (movable.isEmpty()) {
            Toast.error(Words.of("leads.move.none", to.titleIn(Words.locale())));
            return;
        }
        if (to.stage().needsReason()) {
            askWhy(movable, to, reason -> move(movable, to, StatusChange.to(to.key(), reason), moved, undone));
        } else if (to.stage() == LeadStage.RECYCLED) {
            askUntilWhen(movable, to, day -> move(movable, to, StatusChange.recycled(to.key(), day), moved, undone));
        } else if (to.stage().isArchived()) {
            Confirm.sure(
                    title(movable, to),
                    Words.of("leads.move.final", movable.size()),
                    Words.of("leads.move.do"),
                    () -> move(movable, to, StatusChange.to(to.key()), moved, undone));
        } else {
            move(movable, to, StatusChange.to(to.key()), moved, undone);
        }
    }

    private void move(List<Subject> chosen, LeadStatus to, StatusChange change, Runnable moved, Runnable undone) {
        Map<UUID, StatusChange> there = new LinkedHashMap<>();
        for (Subject lead : chosen) there.put(lead.id(), change);
        bulk.move(there);
        moved.run();
        Toast.undoable(said(chosen, to), () -> {
            bulk.takeBackMoves(there.keySet());
            undone.run();
        });
    }

    private void askWhy(List<Subject> chosen, LeadStatus to, Consumer<String> then) {
        var reason = new ComboBox<String>(Words.of("leads.reason"));
        reason.setItems(pipelines.lostReasons());
        reason.setAllowCustomValue(true);
        reason.addCustomValueSetListener(event -> reason.setValue(event.getDetail()));
        reason.setHelperText(Words.of("leads.reason.why"));
        new Question<>(
                        Words.of(
                                "leads.reason.title",
                                chosen.size(),
                                to.titleIn(Words.locale()),
                                chosen.getFirst().name()),
                        Words.of("leads.move.do"),
                        reason,
                        then)
                .open();
    }

    /** A quarter of a year on, unless another day is chosen. */
    private void askUntilWhen(List<Subject> chosen, LeadStatus to, Consumer<LocalDate> then) {
        LocalDate today = LocalDate.now(clock.withZone(Context.current().zone()));
        var day = DateFields.day();
        day.setLabel(Words.of("leads.recycle.on"));
        day.setMin(today.plusDays(1));
        day.setValue(today.plusMonths(3));
        day.setHelperText(Words.of("leads.recycle.why"));
        new Question<>(
                        Words.of(
                                "leads.recycle.title",
                                chosen.size(),
                                to.titleIn(Words.locale()),
                                chosen.getFirst().name()),
                        Words.of("leads.move.do"),
                        day,
                        then)
                .open();
    }

    private static String title(List<Subject> chosen, LeadStatus to) {
        String title = to.titleIn(Words.locale());
        return chosen.size() == 1
                ? Words.of("leads.move.title", chosen.getFirst().name(), title)
                : Words.of("leads.move.title.many", chosen.size(), title);
    }

    private static Markup said(List<Subject> chosen, LeadStatus to) {
        String who = chosen.size() == 1 ? chosen.getFirst().name() : Words.of("leads.count", chosen.size());
        return Phrase.of("leads.moved", Markup.strong(who), Markup.text(to.titleIn(Words.locale())));
    }
}
