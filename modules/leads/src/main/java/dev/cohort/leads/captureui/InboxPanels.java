package dev.cohort.leads.captureui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextArea;
import dev.cohort.access.Access;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.capture.InboxDesk;
import dev.cohort.leads.capture.InboxDetails;
import dev.cohort.leads.capture.InboxState;
import dev.cohort.problem.Problem;
import dev.cohort.rest.Json;
import dev.cohort.rest.ProblemBody;
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
import java.util.stream.Collectors;

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
        if (item.state() == InboxState.FAILED || item.state() == InboxState.IGNORED) peek.section(why(item));
        peek.section(new Section(facts(item)));
        boolean fixable = item.state() == InboxState.FAILED || item.state() == InboxState.IGNORED;
        if (fixable && Access.may(LeadPermissions.INBOX_FIX)) fix(peek, item, changed);
        else if (item.corrected() != null)
            peek.section(new Section(Words.of("inbox.corrected"), raw(item.corrected())));
        peek.section(new Section(Words.of("inbox.raw"), raw(item.body()))
                .end(Parts.span("t3 sm", item.contentType() == null ? "" : item.contentType())));
        peek.section(new Section(Words.of("inbox.headers"), raw(item.headers())));
        return peek;
    }

    private static Component why(InboxDetails item) {
        boolean failed = item.state() == InboxState.FAILED;
        return new Section(new Note(
                failed ? Tone.RED : Tone.GREY,
                failed ? Icon.ALERT : Icon.INFO,
                Markup.text(InboxWords.reason(item.reasonCode(), item.reason()))));
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

    private void fix(Peek peek, InboxDetails item, Runnable changed) {
        var text = new TextArea(Words.of("inbox.fix"));
        text.setWidthFull();
        text.setHelperText(Words.of("inbox.fix.help"));
        text.setValue(pretty(item.current()));
        text.addClassName("mono");
        peek.section(new Section(text));
        var foot = Parts.row(Action.primary(Words.of("inbox.replay"), Icon.REPEAT, () -> replay(item, text, changed)));
        if (item.state() == InboxState.FAILED)
            foot.add(Action.quiet(Words.of("inbox.ignore"), () -> {
                desk.ignore(item.id());
                Toast.show(Words.of("inbox.ignored.one"));
                changed.run();
            }));
        peek.foot(foot);
    }

    private void replay(InboxDetails item, TextArea text, Runnable changed) {
        text.setInvalid(false);
        String typed = text.getValue().strip();
        try {
            JsonNode payload = typed.equals(pretty(item.current()).strip()) ? null : Json.parse(typed);
            InboxDetails after = desk.replay(item.id(), payload);
            if (after.leadNumber() == null) Toast.error(InboxWords.reason(after.reasonCode(), after.reason()));
            else Toast.show(Words.of("inbox.replayed.one", after.leadNumber()));
            changed.run();
        } catch (Problem refused) {
            text.setErrorMessage(words(refused));
            text.setInvalid(true);
            text.focus();
        }
    }

    private static String words(Problem problem) {
        if (!problem.hasFaults()) return ProblemBody.detail(problem, Words.locale());
        return problem.faults().stream()
                .map(fault -> fault.field() + ": " + ProblemBody.message(fault, Words.locale()))
                .collect(Collectors.joining("; "));
    }

    private static Component raw(String text) {
        var raw = new Pre(pretty(text));
        raw.addClassName("raw");
        raw.getElement().setAttribute("tabindex", "0");
        return raw;
    }

    private static String pretty(String text) {
        try {
            return Json.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Json.mapper().readTree(text));
        } catch (JsonProcessingException asItCame) {
            return text;
        }
    }
}
