package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.activity.Activities;
import dev.cohort.activity.ActivityKind;
import dev.cohort.activity.Direction;
import dev.cohort.activity.NewActivity;
import dev.cohort.activity.Outcome;
import dev.cohort.leads.Duplicate;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadScore;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadTimelines;
import dev.cohort.leads.Leads;
import dev.cohort.leads.OwnFields;
import dev.cohort.leads.StatusChange;
import dev.cohort.leads.scoringui.LearnedPart;
import dev.cohort.person.PersonReach;
import dev.cohort.person.PersonRecord;
import dev.cohort.request.Context;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Composer;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Meter;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Score;
import dev.cohort.ui.Section;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldSection;
import dev.cohort.ui.file.FileDesk;
import dev.cohort.ui.meeting.MeetingDesk;
import dev.cohort.ui.message.ConsentDesk;
import dev.cohort.ui.message.MailWriter;
import dev.cohort.ui.reminder.ReminderDesk;
import dev.cohort.ui.task.TaskDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts that a lead's panel and its page are made of. */
@Dependent
class LeadParts {
    private static final double MOST_POINTS = 35;
    private static final int MOST_MINUTES = 1_440;
    private static final List<Outcome> CALL_OUTCOMES =
            List.of(Outcome.REACHED, Outcome.NO_ANSWER, Outcome.BUSY, Outcome.LEFT_MESSAGE, Outcome.WRONG_NUMBER);

    private final Leads leads;
    private final LeadTimelines timelines;
    private final Activities activities;
    private final TaskDesk tasks;
    private final ReminderDesk reminders;
    private final MeetingDesk meetings;
    private final LeadHistory history;
    private final LeadWords words;
    private final OwnFields own;
    private final LearnedPart learned;
    private final FileDesk files;
    private final MailWriter mail;
    private final ConsentDesk consents;
    private final PersonReach reach;

    @Inject
    LeadParts(
            Leads leads,
            LeadTimelines timelines,
            Activities activities,
            TaskDesk tasks,
            ReminderDesk reminders,
            MeetingDesk meetings,
            LeadHistory history,
            LeadWords words,
            OwnFields own,
            LearnedPart learned,
            FileDesk files,
            MailWriter mail,
            ConsentDesk consents,
            PersonReach reach) {
        this.leads = leads;
        this.timelines = timelines;
        this.activities = activities;
        this.tasks = tasks;
        this.reminders = reminders;
        this.meetings = meetings;
        this.history = history;
        this.words = words;
        this.own = own;
        this.learned = learned;
        this.files = files;
        this.mail = mail;
        this.consents = consents;
        this.reach = reach;
    }

    LeadWords words() {
        return words;
    }

    static boolean mayChange(LeadDetails lead) {
        return !lead.archived() && may(LeadPermissions.CHANGE, lead);
    }

    /** Whether the viewer's rights reach this very lead, so that nothing is offered that would be refused. */
    static boolean may(String permission, LeadDetails lead) {
        return Access.reaches(
                permission,
                lead.owner() == null ? null : lead.owner().id(),
                lead.team() == null ? null : lead.team().id(),
                lead.branch() == null ? null : lead.branch().id());
    }

    /** Status, score, branch, tags. */
    Markup[] badges(LeadDetails lead) {
        List<Markup> badges = new ArrayList<>();
        badges.add(words.ring(lead.status()).badge(words.title(lead.status())));
        badges.add(Score.pill(lead.score().value()));
        // The only branch bears the centre's name: that is no news.
        if (lead.branch() != null
                && !lead.branch().name().equals(Context.tenant().name()))
            badges.add(Badge.markup(lead.branch().name(), Tone.OUTLINE, Icon.PLACE));
        lead.tags().stream().limit(3).forEach(tag -> badges.add(Badge.markup(tag, Tone.OUTLINE)));
        return badges.toArray(Markup[]::new);
    }

    /** The status after this one on the way to enrolment, if it is a usual step. */
    Optional<LeadStatus> following(LeadDetails lead) {
        return words.statuses().stream()
                .filter(status -> status.stage().isOpen() && status.stage().compareTo(lead.stage()) > 0)
                .findFirst()
                .filter(status -> lead.stage().isOpen());
    }

    /** Where one begins again with a lead that was lost or put off: it has been spoken to. */
    Optional<LeadStatus> again(LeadDetails lead) {
        if (lead.archived() || lead.stage().isOpen()) return Optional.empty();
        return words.statuses().stream()
                .filter(status -> status.stage().isOpen() && status.stage() != LeadStage.NEW)
                .findFirst();
    }

    LeadFacts facts(LeadDetails lead) {
        return new LeadFacts(words, lead);
    }

    /**
     * The tenant's own fields; nothing where neither this lead nor others have any.
     *
     * @param all whether to tell, folded, which of them are empty here
     */
    Optional<Section> own(LeadDetails lead, boolean all) {
        return OwnFieldSection.of(own.known(), lead.ownFields(), all);
    }

    /** The score with the reasons that add up to it. */
    Section score(LeadDetails lead) {
        int value = lead.score().value();
        var said = Parts.div("row", Score.big(value).component());
        return new Section(Words.of("lead.field.score"), said, reasons(lead))
                .end(Parts.span("t3 sm", Words.of("leads.score.range")));
    }

    /** The same, folded behind the question. */
    Section whyScored(LeadDetails lead) {
        return new Section(new Details(Words.of("leads.score.why", lead.score().value()), reasons(lead)));
    }

    /** The chance that was learned from past leads, where it is shown. */
    Optional<Section> learned(LeadDetails lead) {
        return learned.of(lead.id());
    }

    private Div reasons(LeadDetails lead) {
        LeadScore score = leads.score(lead.id());
        var reasons = Parts.div("col why");
        for (LeadScore.Contribution reason : score.contributions()) {
            String rule = Words.of("lead.score." + reason.rule())
                    + (reason.at() == null ? "" : ", " + Dates.day(reason.at()));
            boolean good = reason.points() > 0;
            reasons.add(Parts.div(
                    "row sm",
                    Parts.span("grow cut", rule),
                    new Meter(rule, Math.min(1, Math.abs(reason.points()) / MOST_POINTS), good ? Tone.GREEN : Tone.RED),
                    Parts.span(good ? "m r green" : "m r red", (good ? "+" : "−") + Math.abs(reason.points()))));
        }
        return reasons;
    }

    /** What is still to be done about the lead. */
    Optional<Section> meetings(LeadDetails lead, Runnable changed) {
        return meetings.ofRecord(Leads.RECORD, lead.id(), lead.personId(), lead.name(), changed);
    }

    Optional<Section> reminders(LeadDetails lead, Runnable changed) {
        return reminders.ofRecord(Leads.RECORD, lead.id(), lead.name(), changed);
    }

    Optional<Section> tasks(LeadDetails lead, Runnable changed) {
        return tasks.ofRecord(Leads.RECORD, lead.id(), changed);
    }

    /** What lies with the lead. */
    Optional<Section> files(LeadDetails lead, Runnable changed) {
        return files.ofRecord(Leads.RECORD, lead.id(), mayChange(lead), changed);
    }

    Section notes(LeadDetails lead) {
        var text = Parts.div("prose", Parts.span("", lead.notes() == null ? "" : lead.notes()));
        return new Section(Words.of("lead.field.notes"), text);
    }

    Component timeline(LeadDetails lead) {
        return history.timeline(() -> timelines.timeline(lead.id()).items());
    }

    /** The timeline with a choice of what of it is shown. */
    Component fullTimeline(LeadDetails lead) {
        return history.choosable(() -> timelines.timeline(lead.id()).items());
    }

    /** Who has last done something with the lead. */
    String lastActor(UUID lead) {
        return timelines.timeline(lead).items().stream()
                .findFirst()
                .map(LeadHistory::actor)
                .orElse("");
    }

    /** How long the lead stood in each status it has passed, in seconds. */
    Map<String, Long> passed(LeadDetails lead) {
        var passed = new LinkedHashMap<String, Long>();
        timelines.timeline(lead.id()).items().forEach(entry -> {
            String from = entry.fromStatus();
            Long seconds = entry.secondsBefore();
            if (from != null && seconds != null) passed.merge(from, seconds, Long::sum);
        });
        return passed;
    }

    /** What the person has agreed to. */
    Optional<Section> consents(LeadDetails lead, Runnable changed) {
        return consents.ofRecord(Leads.RECORD, lead.id(), changed);
    }

    /** Where a note or a mail is written, and what came of a call. */
    Composer composer(LeadDetails lead, Runnable written) {
        var outcome = new Select<Outcome>();
        outcome.setItems(CALL_OUTCOMES);
        outcome.setItemLabelGenerator(LeadParts::outcome);
        outcome.setValue(Outcome.REACHED);
        outcome.setAriaLabel(Words.of("leads.call.outcome"));
        var minutes = new IntegerField();
        minutes.setMin(0);
        minutes.setMax(MOST_MINUTES);
        minutes.setSuffixComponent(Parts.span("t3 sm", Words.of("leads.call.minutes")));
        minutes.setAriaLabel(Words.of("leads.call.duration"));
        minutes.setWidth("96px");
        var composer = new Composer((channel, text) -> {
                    if (channel.equals(MailWriter.CHANNEL)) {
                        if (mail.send(text)) written.run();
                        return;
                    }
                    activities.add(
                            channel.equals("call")
                                    ? called(lead, text, outcome.getValue(), minutes.getValue())
                                    : NewActivity.note(Leads.RECORD, lead.id(), text.strip()));
                    Toast.show(Words.of("leads." + channel + ".saved"));
                    written.run();
                })
                .channel(
                        "note",
                        Icon.NOTE,
                        Words.of("leads.note"),
                        Words.of("leads.note.placeholder"),
                        Words.of("leads.save"),
                        "")
                .channel(
                        "call",
                        Icon.PHONE,
                        Words.of("leads.call"),
                        Words.of("leads.call.placeholder"),
                        Words.of("leads.save"),
                        "")
                .mayBeEmpty("call")
                .beside("call", outcome, minutes)
                .keptFor("note " + lead.id());
        mail.offer(composer, Leads.RECORD, lead.id(), lead.personId(), lead.email());
        return composer;
    }

    private static NewActivity called(LeadDetails lead, String text, Outcome outcome, @Nullable Integer minutes) {
        String words = text.isBlank() ? null : text.strip();
        return new NewActivity(
                ActivityKind.CALL, Direction.OUT, null, words, outcome, minutes, null, Leads.RECORD, lead.id());
    }

    static String outcome(Outcome outcome) {
        return Words.of("leads.outcome." + outcome.name().toLowerCase(Locale.ROOT));
    }

    /** Says who this lead may be besides; empty when nobody comes to mind. */
    Optional<Component> duplicates(LeadDetails lead) {
        if (!Access.may(LeadPermissions.CREATE)) return Optional.empty();
        return leads.duplicatesOf(lead.fields(), lead.personId()).stream()
                .filter(other -> !other.household() && !other.deleted())
                .findFirst()
                .map(this::perhaps);
    }

    /**
     * The person behind the lead with their other leads; of two that are open the viewer may close the other one as a
     * duplicate.
     */
    Optional<Section> others(LeadDetails lead, Runnable changed) {
        if (!Access.may(CorePermissions.PERSON_READ)) return Optional.empty();
        List<PersonRecord> records = reach.records(List.of(lead.personId())).getOrDefault(lead.personId(), List.of());
        var person = new Anchor("people/" + lead.personId(), Words.of("leads.person.open"));
        var section = new Section(Words.of("leads.person"), person);
        for (PersonRecord other : records) {
            if (other.id().equals(lead.id())) continue;
            var line = Parts.div(
                    "row between", new Anchor(other.path(), other.title()), Parts.span("t3 sm", other.status()));
            section.add(line);
            boolean bothOpen =
                    other.open() && lead.stage().isOpen() && other.type().equals(Leads.RECORD);
            if (bothOpen && mayChange(lead))
                section.add(Action.small(Action.plain(
                        Words.of("leads.person.close", other.title()), () -> closeAsDuplicate(other, changed))));
        }
        return Optional.of(section);
    }

    private void closeAsDuplicate(PersonRecord other, Runnable changed) {
        Optional<LeadStatus> lost = words.statuses().stream()
                .filter(status -> status.stage() == LeadStage.LOST && status.active())
                .findFirst();
        if (lost.isEmpty()) return;
        leads.moveTo(other.id(), new StatusChange(lost.get().key(), Words.of("leads.person.duplicate"), null));
        Toast.undoable(Markup.text(Words.of("leads.person.closed", other.title())), () -> {
            leads.takeBackMove(other.id());
            changed.run();
        });
        changed.run();
    }

    /** "Perhaps the same person", with why and a way there. */
    Note perhaps(Duplicate other, Component... more) {
        String number = other.number();
        String status = other.status();
        Markup name = Markup.strong(other.name());
        Markup said = number == null || status == null
                ? Phrase.of("leads.duplicate.person", name)
                : Phrase.of(
                        other.deleted()
                                ? "leads.duplicate.deleted"
                                : other.household() ? "leads.duplicate.household" : "leads.duplicate.lead",
                        name,
                        Markup.span("nw", Markup.text(number)),
                        Markup.text(words.title(status)));
        String reasons = other.reasons().stream()
                .map(reason -> Words.of("duplicate.reason." + reason))
                .collect(Collectors.joining(", "));
        Markup why = Markup.span("t3 sm", Markup.text(" " + Words.of("leads.duplicate.why", other.score(), reasons)));
        List<Component> actions = new ArrayList<>(List.of(more));
        if (!other.deleted()) actions.add(elsewhere(number == null ? "people/" + other.personId() : "leads/" + number));
        return new Note(
                other.household() ? Tone.BLUE : Tone.YELLOW,
                other.household() ? Icon.PEOPLE : Icon.MERGE,
                Markup.join(said, why),
                actions.toArray(Component[]::new));
    }

    private static Anchor elsewhere(String path) {
        var open = new Anchor(path, Words.of("leads.open"));
        open.setTarget("_blank");
        open.setRouterIgnore(true);
        return open;
    }
}
