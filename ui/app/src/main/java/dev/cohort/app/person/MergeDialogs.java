package dev.cohort.app.person;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import dev.cohort.customfield.CustomFields;
import dev.cohort.customfield.OwnField;
import dev.cohort.merge.DoneMerge;
import dev.cohort.merge.MergeAnswer;
import dev.cohort.merge.MergeOrder;
import dev.cohort.merge.PersonMerges;
import dev.cohort.merge.UnmergeOrder;
import dev.cohort.person.People;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ProblemBody;
import dev.cohort.ui.Action;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Puts two people side by side over the page at hand, and merges them. */
@Dependent
class MergeDialogs {
    private final PersonMerges merges;
    private final CustomFields fields;

    @Inject
    MergeDialogs(PersonMerges merges, CustomFields fields) {
        this.fields = fields;
        this.merges = merges;
    }

    /** @param done is told of the merge, and again when it was taken back */
    void open(UUID stays, UUID goes, Consumer<UUID> done) {
        var dialog = new Dialog(Words.of("duplicates.compare"));
        dialog.addClassName("form-dialog");
        dialog.getElement().setAttribute("aria-label", Words.of("duplicates.compare"));
        dialog.setWidth("760px");
        var body = new Div();
        dialog.add(body);
        show(dialog, body, stays, goes, done);
        dialog.open();
    }

    private void show(Dialog dialog, Div body, UUID stays, UUID goes, Consumer<UUID> done) {
        var table = table(stays, goes);
        body.removeAll();
        body.add(table);
        dialog.getFooter().removeAll();
        dialog.getFooter()
                .add(
                        Action.quiet(
                                Words.of("duplicates.swap"), Icon.SWAP, () -> show(dialog, body, goes, stays, done)),
                        Action.plain(Words.of("cancel"), dialog::close),
                        Action.primary(Words.of("duplicates.merge"), Icon.MERGE, () -> {
                            merge(stays, goes, table, done);
                            dialog.close();
                        }));
    }

    /** Merges as it was picked, with a way back. */
    void merge(UUID stays, UUID goes, MergeTable table, Consumer<UUID> done) {
        MergeAnswer answer = merges.merge(stays, new MergeOrder(goes, table.picked(), table.stays()));
        PersonParts.tellMerged(answer, () -> {
            merges.unmerge(stays, new UnmergeOrder(answer.mergeId()));
            done.accept(stays);
        });
        done.accept(stays);
    }

    /** The merge of these two, where it stands. */
    Optional<DoneMerge> between(UUID one, UUID other) {
        return merges.between(one, other);
    }

    /** Who has become this person. */
    List<DoneMerge> into(UUID person) {
        return merges.into(person);
    }

    /** Takes a merge back; both are as they were. */
    void undo(DoneMerge merge, Runnable done) {
        try {
            merges.unmerge(merge.personId(), new UnmergeOrder(merge.mergeId()));
            Toast.show(Words.of("duplicates.unmerged", merge.goneName()));
        } catch (Problem refused) {
            Toast.error(ProblemBody.detail(refused, Words.locale()));
        }
        done.run();
    }

    MergeTable table(UUID stays, UUID goes) {
        return new MergeTable(
                merges.preview(stays, goes),
                fields.all(People.RECORD).stream().map(OwnField::of).toList());
    }
}
