package dev.cohort.leads.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.cohort.access.Access;
import dev.cohort.access.Members;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadTimeline.Entry;
import dev.cohort.leads.LeadTimeline.Kind;
import dev.cohort.message.MessageDesk;
import dev.cohort.message.MessageStatus;
import dev.cohort.message.QuotedText;
import dev.cohort.rest.Json;
import dev.cohort.text.Texts;
import dev.cohort.ui.Ago;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.Timeline;
import dev.cohort.ui.Words;
import dev.cohort.ui.message.ConsentDesk;
import dev.cohort.ui.message.MessageTold;
import dev.cohort.ui.message.MessageWords;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what happened to a lead, the latest first. */
@Dependent
class LeadHistory {
    private static final int LONGEST_VALUE = 80;

    /** What of the history one may look at by itself. */
    private enum Part {
        ALL(entry -> true),
        NOTES(LeadHistory::isNote),
        MESSAGES(entry -> entry.kind() == Kind.MESSAGE),
        CALLS(entry -> entry.kind() == Kind.ACTIVITY && !isNote(entry)),
        MOVES(entry -> entry.kind() == Kind.STATUS),
        CHANGES(entry -> !isNote(entry)
                && entry.kind() != Kind.STATUS
                && entry.kind() != Kind.ACTIVITY
                && entry.kind() != Kind.MESSAGE);

        private final Predicate<Entry> holds;

        Part(Predicate<Entry> holds) {
            this.holds = holds;
        }

        List<Entry> of(List<Entry> entries) {
            return entries.stream().filter(holds).toList();
        }
    }

    private final Members members;
    private final MessageDesk messages;
    private final LeadWords words;
    private Part chosen = Part.ALL;
    private Runnable redraw = () -> {};

    @Inject
    LeadHistory(Members members, MessageDesk messages, LeadWords words) {
        this.members = members;
        this.messages = messages;
        this.words = words;
    }

    /** The timeline with a choice of what of it is shown, where there are things of several kinds. */
    Component choosable(Supplier<List<Entry>> read) {
        List<Entry> entries = read.get();
        var shown = new Div();
        redraw = () -> {
            shown.removeAll();
            shown.add(timeline(chosen.of(read.get())));
        };
        shown.add(timeline(entries));
        var choice = new Segmented(Words.of("leads.history.parts"));
        int parts = 0;
        for (Part part : Part.values()) {
            int count = part.of(entries).size();
            if (count == 0) continue;
            parts++;
            String key = "leads.history.part." + part.name().toLowerCase(Locale.ROOT);
            choice.option(part.name(), Words.of(key, count));
        }
        choice.onSelect(part -> {
            chosen = Part.valueOf(part);
            redraw.run();
        });
        return parts < 3 ? shown : Parts.div("col g3", Parts.div("row", choice), shown);
    }

    /** The timeline, drawn anew when something is done about a message in it. */
    Component timeline(Supplier<List<Entry>> read) {
        var shown = new Div(timeline(read.get()));
        redraw = () -> {
            shown.removeAll();
            shown.add(timeline(read.get()));
        };
        return shown;
    }

    private Timeline timeline(List<Entry> entries) {
        Map<String, String> names = members.list().stream()
                .collect(Collectors.toMap(member -> member.id().toString(), Members.MemberSummary::name));
        var timeline = new Timeline();
        String day = "";
        for (Entry entry : entries) {
            String next = words.moments().day(entry.at());
            if (!next.equals(day)) timeline.day(next);
            day = next;
            tell(timeline, entry, id -> names.getOrDefault(id, id));
        }
        return timeline;
    }

    private void tell(Timeline timeline, Entry entry, Function<String, String> nameOf) {
        Markup who = Markup.strong(actor(entry));
        switch (entry.kind()) {
            case CREATED -> timeline.event(Icon.PLUS, came(entry, who), time(entry));
            case STATUS -> timeline.event(Icon.SWAP, move(entry), time(entry), because(entry, who));
            case ENQUIRY ->
                timeline.lit(Icon.INBOX, Phrase.of("leads.history.enquiry", who), time(entry), changes(entry, nameOf));
            case CHANGED -> changed(timeline, entry, who, nameOf);
            case ACTIVITY -> done(timeline, entry, who);
            case MESSAGE -> said(timeline, entry, who);
            case CONSENT -> agreed(timeline, entry, who);
            case DELETED -> timeline.event(Icon.TRASH, Phrase.of("leads.history.deleted", who), time(entry));
            case UNDONE ->
                timeline.event(Icon.UNDO, Phrase.of("leads.history.undone", who), time(entry), changes(entry, nameOf));
            case MERGED ->
                timeline.event(Icon.MERGE, Phrase.of("leads.history.merged", who, other(entry)), time(entry));
            case PARTED -> timeline.event(Icon.UNDO, Phrase.of("leads.history.parted", who, other(entry)), time(entry));
            case RESTORED -> timeline.event(Icon.UNDO, Phrase.of("leads.history.restored", who), time(entry));
            case OTHER -> timeline.event(Icon.INFO, Phrase.of("leads.history.other", who), time(entry));
        }
    }

    private static Markup other(Entry entry) {
        return Markup.text(tree(entry.after()).path("number").asText());
    }

    private static Markup came(Entry entry, Markup who) {
        JsonNode file = tree(entry.after());
        if (file.hasNonNull("enquiry"))
            return Phrase.of(
                    "leads.history.enquired",
                    Markup.strong(source(file.path("enquiry").asText())));
        if (!file.hasNonNull("importId")) return Phrase.of("leads.history.created", who);
        String name = file.path("file").asText();
        Markup link = Access.may(LeadPermissions.IMPORT)
                ? Markup.link("import/" + file.path("importId").asText(), Markup.text(name))
                : Markup.text(name);
        return Phrase.of("leads.history.imported", who, link);
    }

    private static String source(String door) {
        return Texts.find(Words.locale(), "inbox.source." + door).orElse(door);
    }

    private void done(Timeline timeline, Entry entry, Markup who) {
        JsonNode what = tree(entry.after());
        String kind = what.path("kind").asText();
        if (kind.equals("system") && what.path("direction").asText().equals("in")) {
            Markup visitor = Markup.strong(Words.of("leads.actor.visitor"));
            timeline.lit(
                    Icon.INBOX,
                    Phrase.of("leads.history.wrote", visitor),
                    time(entry),
                    Timeline.quote(what.path("body").asText("")));
            return;
        }
        List<String> beside = new ArrayList<>();
        if (what.path("durationMinutes").asInt() > 0)
            beside.add(Words.of(
                    "leads.activity.minutes", what.path("durationMinutes").asInt()));
        if (what.hasNonNull("outcome"))
            beside.add(Words.of("leads.outcome." + what.path("outcome").asText()));
        Markup line = Phrase.of("leads.activity." + kind, who);
        if (!beside.isEmpty()) line = Markup.join(line, Markup.text(", " + String.join(", ", beside)));
        String words = what.path("body").asText("");
        Component[] details = words.isEmpty() ? new Component[0] : new Component[] {Timeline.quote(words)};
        timeline.event(icon(kind), line, time(entry), details);
    }

    /** A message with its state; of an answer what it quotes is left out. */
    private void said(Timeline timeline, Entry entry, Markup who) {
        JsonNode what = tree(entry.after());
        boolean in = what.path("direction").asText().equals("in");
        String channel = what.path("channel").asText();
        MessageStatus status =
                MessageStatus.valueOf(what.path("status").asText().toUpperCase(Locale.ROOT));
        Markup line = Markup.join(
                Phrase.of(
                        in ? "leads.message.in" : "leads.message.out", who, Markup.text(MessageWords.channel(channel))),
                Markup.text(" "),
                in ? Markup.EMPTY : MessageWords.badge(status));
        var words = Parts.div("bub");
        String subject = what.path("subject").asText("");
        if (!subject.isEmpty()) words.add(Parts.div("m", Parts.span("", subject)));
        words.add(Parts.span("pre", QuotedText.of(what.path("body").asText("")).own()));
        if (what.hasNonNull("reason"))
            words.add(Parts.div(
                    "sm t3",
                    Parts.span("", MessageWords.reason(what.path("reason").asText()))));
        String looked = MessageTold.looked(
                entry.at(),
                what.hasNonNull("readAt")
                        ? OffsetDateTime.parse(what.path("readAt").asText()).toInstant()
                        : null,
                what.path("clicks").asInt());
        if (!looked.isEmpty()) words.add(Parts.div("sm t3", Parts.span("", looked)));
        int files = what.path("files").asInt();
        if (files > 0)
            words.add(Parts.div(
                    "row sm t3",
                    Icon.ATTACH.create(Icon.Size.SMALL),
                    Parts.span("", Words.of("message.files", files))));
        Component more = MessageTold.actions(messages, entry.id(), status, () -> redraw.run());
        if (in) timeline.lit(MessageWords.icon(channel), line, time(entry), words, more);
        else timeline.event(MessageWords.icon(channel), line, time(entry), words, more);
    }

    /** What they agreed to or no longer do, and how that was said. */
    private void agreed(Timeline timeline, Entry entry, Markup who) {
        JsonNode what = tree(entry.after());
        boolean given = what.path("given").asBoolean();
        Markup line = Phrase.of(
                given ? "leads.history.consent.given" : "leads.history.consent.withdrawn",
                Markup.strong(ConsentDesk.purpose(what.path("purpose").asText())),
                Markup.text(ConsentDesk.source(what.path("source").asText())),
                who);
        timeline.event(given ? Icon.CHECK : Icon.CLOSE, line, time(entry));
    }

    private static Icon icon(String kind) {
        return switch (kind) {
            case "call" -> Icon.PHONE;
            case "email" -> Icon.MAIL;
            case "whatsapp", "sms" -> Icon.MESSAGE;
            case "meeting", "visit" -> Icon.PEOPLE;
            default -> Icon.NOTE;
        };
    }

    private void changed(Timeline timeline, Entry entry, Markup who, Function<String, String> nameOf) {
        JsonNode after = tree(entry.after());
        if (isNote(entry)) {
            timeline.event(
                    Icon.NOTE,
                    Phrase.of("leads.history.note", who),
                    time(entry),
                    Timeline.quote(added(
                            tree(entry.before()).path("notes").asText(""),
                            after.get("notes").asText())));
            return;
        }
        String fields = changed(entry).properties().stream()
                .map(field -> label(field.getKey()))
                .collect(Collectors.joining(", "));
        timeline.event(
                Icon.NOTE,
                Phrase.of("leads.history.changed", who, Markup.text(fields)),
                time(entry),
                changes(entry, nameOf));
    }

    /** A note, or a change of nothing but the lead's own notes. */
    private static boolean isNote(Entry entry) {
        if (entry.kind() == Kind.ACTIVITY)
            return tree(entry.after()).path("kind").asText().equals("note");
        if (entry.kind() != Kind.CHANGED) return false;
        JsonNode after = tree(entry.after());
        return after.size() == 1 && after.hasNonNull("notes");
    }

    /** What was written behind the notes there were. */
    private static String added(String before, String after) {
        return !before.isEmpty() && after.startsWith(before)
                ? after.substring(before.length()).strip()
                : after;
    }

    /** The fields that are others than before, as they became. */
    private static ObjectNode changed(Entry entry) {
        ObjectNode before = parted(tree(entry.before()));
        ObjectNode after = parted(tree(entry.after()));
        // Of a field that is gone nothing is left but that it was there.
        before.fieldNames().forEachRemaining(name -> {
            if (!after.has(name)) after.putNull(name);
        });
        List<String> same = new ArrayList<>();
        after.properties().forEach(field -> {
            if (field.getValue().equals(before.path(field.getKey()))) same.add(field.getKey());
        });
        return after.without(same);
    }

    private Component changes(Entry entry, Function<String, String> nameOf) {
        ObjectNode before = parted(tree(entry.before()));
        var list = Parts.div("col sm t2");
        changed(entry).properties().forEach(field -> {
            String old = value(field.getKey(), before.path(field.getKey()), nameOf);
            String now = value(field.getKey(), field.getValue(), nameOf);
            Markup change = old.isEmpty()
                    ? Markup.text(now)
                    : Markup.join(
                            Markup.meta(old),
                            Markup.text(" → " + (now.isEmpty() ? Words.of("leads.history.empty") : now)));
            list.add(Markup.join(Markup.text(label(field.getKey()) + ": "), change)
                    .component());
        });
        return list;
    }

    /** The tenant's own fields each by itself. */
    private static ObjectNode parted(JsonNode fields) {
        ObjectNode parted = Json.mapper().createObjectNode();
        fields.properties().forEach(field -> {
            if (field.getKey().equals("customFields") && field.getValue().isObject())
                parted.setAll((ObjectNode) field.getValue());
            else parted.set(field.getKey(), field.getValue());
        });
        return parted;
    }

    private String value(String field, JsonNode value, Function<String, String> nameOf) {
        if (value.isMissingNode() || value.isNull()) return "";
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(part.asText()));
            return String.join(", ", parts);
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        if (field.equals("owner")) return nameOf.apply(text);
        if (field.equals("nextStepAt")) return words.moments().full(Instant.parse(text));
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    private Markup move(Entry entry) {
        String from = entry.fromStatus() == null ? "" : words.title(entry.fromStatus());
        String to = entry.toStatus() == null ? "" : words.title(entry.toStatus());
        return Markup.join(
                Markup.text(Words.of("lead.field.status") + " "),
                Markup.span("t2", Markup.text(from)),
                Markup.text(" → "),
                Markup.strong(to));
    }

    private Component because(Entry entry, Markup who) {
        Markup by = Phrase.of("leads.history.by", who);
        Long before = entry.secondsBefore();
        Markup after = before == null
                ? Markup.EMPTY
                : Markup.text(", " + Words.of("leads.history.after", Ago.length(Duration.ofSeconds(before))));
        var line = Markup.span("sm t3", by, after).component();
        String reason = entry.reason();
        return reason == null ? line : Parts.div("col", line, Timeline.quote(reason));
    }

    static String actor(Entry entry) {
        return switch (entry.actor()) {
            case "system" -> Words.of("leads.actor.system");
            case "visitor" -> Words.of("leads.actor.visitor");
            default -> entry.actor();
        };
    }

    private String time(Entry entry) {
        return words.moments().time(entry.at());
    }

    private static String label(String field) {
        return Texts.find(Words.locale(), "lead.field." + field).orElse(field);
    }

    private static JsonNode tree(@Nullable String json) {
        try {
            return Json.mapper().readTree(json == null ? "{}" : json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An audit entry is not JSON", e);
        }
    }
}
