package dev.cohort.leads.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.cohort.access.Access;
import dev.cohort.access.Members;
import dev.cohort.access.Members.MemberSummary;
import dev.cohort.bulk.BulkChanges;
import dev.cohort.bulk.BulkEdit;
import dev.cohort.bulk.BulkEdits;
import dev.cohort.bulk.BulkOrder;
import dev.cohort.leads.LeadBulk;
import dev.cohort.leads.LeadOwner;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadSummary;
import dev.cohort.leads.Leads;
import dev.cohort.leads.OwnFields;
import dev.cohort.leads.ui.LeadMoves.Subject;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.BulkBar;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import dev.cohort.ui.view.BulkForm;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** What can be done with several leads at once. */
@Dependent
class LeadBulkActions {
    private final LeadBulk bulk;
    private final LeadMoves moves;
    private final Members members;
    private final LeadWords words;
    private final BulkEdits edits;
    private final OwnFields own;

    @Inject
    LeadBulkActions(LeadBulk bulk, LeadMoves moves, Members members, LeadWords words, BulkEdits edits, OwnFields own) {
        this.edits = edits;
        this.own = own;
        this.bulk = bulk;
        this.moves = moves;
        this.members = members;
        this.words = words;
    }

    /**
     * The bar of these acts; empty for those who may change nothing.
     *
     * @param matching what the list shows now
     * @param all how many that are
     * @param changed is told after each change and each undo
     */
    Optional<BulkBar> bar(
            Supplier<Set<LeadSummary>> selection, Supplier<ListQuery> matching, Supplier<Long> all, Runnable changed) {
        boolean mayChange = Access.may(LeadPermissions.CHANGE);
        boolean mayDelete = Access.may(LeadPermissions.DELETE);
        if (!mayChange && !mayDelete) return Optional.empty();
        var bar = new BulkBar();
        if (mayChange)
            bar.action(Icon.PERSON, Words.of("leads.assign"), () -> assign(selection.get(), changed))
                    .action(Icon.SWAP, Words.of("lead.field.status"), () -> move(selection.get(), changed))
                    .action(Icon.TAG, Words.of("leads.tag"), () -> tag(selection.get(), changed))
                    .action(Icon.NOTE, Words.of("leads.bulk"), () -> new BulkForm(
                                    edits,
                                    Leads.RECORD,
                                    LeadBulkFields.of(words, members.list(), own.defined()),
                                    new BulkForm.Selected(ids(selection.get()), matching.get(), all.get(), changed))
                            .own(own.defined())
                            .saying("status", words::title)
                            .saying("owner", this::member)
                            .open());
        if (mayDelete)
            bar.iconAction(Icon.TRASH, Words.of("leads.delete.many"), () -> delete(selection.get(), changed));
        return Optional.of(bar);
    }

    private String member(String id) {
        return members.list().stream()
                .filter(member -> member.id().toString().equals(id))
                .findFirst()
                .map(MemberSummary::name)
                .orElse(id);
    }

    private void tag(Collection<LeadSummary> chosen, Runnable changed) {
        List<LeadSummary> open = editable(chosen);
        var tag = new ComboBox<String>(Words.of("leads.tag"));
        tag.setItems(open.stream()
                .flatMap(lead -> lead.tags().stream())
                .distinct()
                .sorted()
                .toList());
        tag.setAllowCustomValue(true);
        tag.addCustomValueSetListener(event -> tag.setValue(event.getDetail()));
        new Question<>(
                        Words.of("leads.tag.title", open.size()),
                        Words.of("leads.tag"),
                        tag,
                        word -> tag(open, word.strip(), changed))
                .open();
    }

    private void tag(List<LeadSummary> chosen, String tag, Runnable changed) {
        List<UUID> tagged = bulk.tag(chosen.stream().map(LeadSummary::id).toList(), tag);
        changed.run();
        Toast.undoable(
                Phrase.of("leads.tagged", Markup.strong(Words.of("leads.count", tagged.size())), Markup.text(tag)),
                () -> {
                    bulk.untag(tagged, tag);
                    changed.run();
                });
    }

    private static List<UUID> ids(Collection<LeadSummary> chosen) {
        return chosen.stream().map(LeadSummary::id).toList();
    }

    private void delete(Collection<LeadSummary> chosen, Runnable changed) {
        BulkEdit edit = edits.start(Leads.RECORD, BulkOrder.of(ids(chosen), BulkChanges.DELETE));
        changed.run();
        BulkForm.tell(edits, Leads.RECORD, edit, changed);
    }

    /** Those that have reached their goal stay as they are. */
    private static List<LeadSummary> editable(Collection<LeadSummary> chosen) {
        return chosen.stream().filter(lead -> !lead.archived()).toList();
    }

    private void assign(Collection<LeadSummary> chosen, Runnable changed) {
        List<LeadSummary> open = editable(chosen);
        List<Optional<MemberSummary>> choices = new ArrayList<>();
        choices.add(Optional.empty());
        members.list().forEach(member -> choices.add(Optional.of(member)));
        var owner = new ComboBox<Optional<MemberSummary>>(Words.of("lead.field.owner"));
        owner.setItems(choices);
        owner.setItemLabelGenerator(LeadBulkActions::name);
        new Question<>(
                        Words.of("leads.assign.title", open.size()),
                        Words.of("leads.assign"),
                        owner,
                        to -> assign(open, to, changed))
                .open();
    }

    private void assign(List<LeadSummary> chosen, Optional<MemberSummary> owner, Runnable changed) {
        Map<UUID, Optional<UUID>> there = new LinkedHashMap<>();
        Map<UUID, Optional<UUID>> back = new LinkedHashMap<>();
        for (LeadSummary lead : chosen) {
            there.put(lead.id(), owner.map(MemberSummary::id));
            back.put(lead.id(), Optional.ofNullable(lead.owner()).map(LeadOwner::id));
        }
        bulk.assign(there);
        changed.run();
        String who = chosen.size() == 1 ? chosen.getFirst().name() : Words.of("leads.count", chosen.size());
        Toast.undoable(Phrase.of("leads.assigned", Markup.strong(who), Markup.text(name(owner))), () -> {
            bulk.assign(back);
            changed.run();
        });
    }

    private void move(Collection<LeadSummary> chosen, Runnable changed) {
        var status = new ComboBox<LeadStatus>(Words.of("lead.field.status"));
        status.setItems(words.statuses());
        status.setItemLabelGenerator(each -> each.titleIn(Words.locale()));
        List<Subject> subjects = chosen.stream().map(Subject::of).toList();
        new Question<>(
                        Words.of("leads.status.title", chosen.size()),
                        Words.of("leads.move.do"),
                        status,
                        to -> moves.move(subjects, to, changed, changed))
                .open();
    }

    private static String name(Optional<MemberSummary> member) {
        return member.map(MemberSummary::name).orElseGet(() -> Words.of("leads.nobody"));
    }
}
