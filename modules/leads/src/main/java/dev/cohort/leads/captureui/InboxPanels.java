package dev.cohort.leads.captureui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Pre;
import dev.cohort.access.Access;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.capture.InboxDesk;
import dev.cohort.leads.capture.InboxDetails;
import dev.cohort.leads.capture.InboxState;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Json;
import dev.cohort.ui.Action;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Peek;
import dev.cohort.ui.Section;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** One payload beside the list: what came, what became of it, and another try. */
@Dependent
class InboxPanels {
    private final InboxDesk desk;

    @Inject
    InboxPanels(InboxDesk desk) {
        this.desk = desk;
    }

    Peek panel(InboxDetails item, Runnable changed, Runnable close) {
        String name = item.sender() == null || item.sender().isBlank() ? Words.of("inbox.unknown") : item.sender();
        var peek = new Peek(Words.of("inbox.panel", name))
                .address("inbox?peek=" + item.id())
                .onClose(close)
                .top(
                        Parts.span("b", name),
                        Parts.row(
                                InboxWords.state(item.state()).component(),
                                Parts.span("t3 sm", Dates.moment(item.receivedAt()))));
        Optional<Problem> fault = desk.faults(item.id());
        if (item.state() == InboxState.FAILED || item.state() == InboxState.IGNORED) peek.section(why(item, fault));
        peek.section(new Section(facts(item)));
        boolean fixable = item.state() == InboxState.FAILED || item.state() == InboxState.IGNORED;
        if (fixable && Access.may(LeadPermissions.INBOX_FIX)) fix(peek, item, fault, changed);
        else if (item.corrected() != null)
            peek.section(new Section(Words.of("inbox.corrected"), raw(item.corrected())));
        peek.section(new Section(Words.of("inbox.raw"), raw(item.body()))
                .end(Parts.span("t3 sm", item.contentType() == null ? "" : item.contentType())));
        peek.section(new Section(Words.of("inbox.headers"), raw(item.headers())));
        return peek;
    }

    private static Component why(InboxDetails item, Optional<Problem> fault) {
        boolean failed = item.state() == InboxState.FAILED;
        return new Section(new Note(
                failed ? Tone.RED : Tone.GREY,
                failed ? Icon.ALERT : Icon.INFO,
                Markup.text(fault.map(InboxWords::words)
                        .orElseGet(() -> InboxWords.reason(item.reasonCode(), item.reason())))));
    }

    private static Facts facts(InboxDetails item) {
        var facts = new Facts().add(Words.of("inbox.source"), InboxWords.source(item.source()));
        if (item.leadNumber() != null)
            facts.add(
                    Words.of("inbox.became"),
                    new Anchor("leads/" + item.leadNumber(), Words.of("leads.panel", item.leadNumber())));
        facts.add(Words.of("inbox.address"), item.address());
        if (item.idempotencyKey() != null) facts.add(Words.of("inbox.key"), item.idempotencyKey());
        if (item.attempts() > 0) facts.add(Words.of("inbox.attempts"), String.valueOf(item.attempts()));
        if (item.dueAt() != null && item.attempts() > 0) facts.add(Words.of("inbox.due"), Dates.moment(item.dueAt()));
        return facts;
    }

    private void fix(Peek peek, InboxDetails item, Optional<Problem> fault, Runnable changed) {
        var fields = new InboxFields(item, fault);
        peek.section(new Section(Words.of("inbox.fix.title"), fields));
        var foot =
                Parts.row(Action.primary(Words.of("inbox.replay"), Icon.REPEAT, () -> replay(item, fields, changed)));
        if (item.state() == InboxState.FAILED)
            foot.add(Action.quiet(Words.of("inbox.ignore"), () -> {
                desk.ignore(item.id());
                Toast.show(Words.of("inbox.ignored.one"));
                changed.run();
            }));
        peek.foot(foot);
    }

    private void replay(InboxDetails item, InboxFields fields, Runnable changed) {
        try {
            InboxDetails after = desk.replay(item.id(), fields.payload().orElse(null));
            if (after.leadNumber() == null) Toast.error(InboxWords.reason(after.reasonCode(), after.reason()));
            else Toast.show(Words.of("inbox.replayed.one", after.leadNumber()));
            changed.run();
        } catch (Problem refused) {
            fields.mark(refused);
        }
    }

    private static Component raw(String text) {
        var raw = new Pre(pretty(text));
        raw.addClassName("raw");
        raw.getElement().setAttribute("tabindex", "0");
        return raw;
    }

    static String pretty(String text) {
        try {
            return Json.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Json.mapper().readTree(text));
        } catch (JsonProcessingException asItCame) {
            return text;
        }
    }
}
