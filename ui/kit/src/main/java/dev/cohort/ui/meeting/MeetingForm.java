package dev.cohort.ui.meeting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Members.MemberSummary;
import dev.cohort.meeting.MeetingDetails;
import dev.cohort.meeting.MeetingDetails.Conflict;
import dev.cohort.meeting.MeetingDetails.Invitee;
import dev.cohort.meeting.MeetingFields;
import dev.cohort.meeting.MeetingStatus;
import dev.cohort.meeting.Meetings;
import dev.cohort.meeting.NewInvitee;
import dev.cohort.meeting.Scope;
import dev.cohort.meeting.SeriesChange;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Checks;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Patch;
import dev.cohort.search.SearchHit;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.DateFields;
import dev.cohort.ui.Dates;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.RecordPicker;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A meeting, planned or opened. */
final class MeetingForm {
    /** What the tenant has set stands for null. */
    private static final int USUAL = -1;

    private static final int TERM_MONTHS = 3;
    private static final int NAMED_DAYS = 6;

    private static final List<Integer> REMIND = List.of(USUAL, 0, 10, 30, 60, 120, 1_440);

    private final Meetings meetings;
    private final MeetingFields suggested;
    private final Optional<MeetingDetails> meeting;
    private final Runnable saved;
    private final FormPanel panel;
    private final TextField title = new TextField(Words.of("meetings.field.title"));
    private final DateTimePicker start = DateFields.moment();
    private final DateTimePicker end = DateFields.moment();
    private final ComboBox<MemberSummary> organizer = new ComboBox<>(Words.of("meetings.field.organizer"));
    private final MultiSelectComboBox<MemberSummary> colleagues =
            new MultiSelectComboBox<>(Words.of("meetings.field.colleagues"));
    private final TextField guests = new TextField(Words.of("meetings.field.guests"));
    private final TextField location = new TextField(Words.of("meetings.field.location"));
    private final TextField link = new TextField(Words.of("meetings.field.link"));
    private final Select<Integer> remind = new Select<>();
    private final Select<Repeat> repeat = new Select<>();
    private final DatePicker until = DateFields.day();
    private final RadioButtonGroup<Scope> scope = new RadioButtonGroup<>();
    private final TextArea notes = new TextArea(Words.of("meetings.field.notes"));
    private final TextArea result = new TextArea(Words.of("meetings.field.result"));
    private final Map<String, HasValidation> fields;
    private Optional<ComboBox<SearchHit>> about = Optional.empty();
    private Repeat known = Repeat.NEVER;
    private @Nullable LocalDate knownUntil;

    /** How often a new one comes back. */
    private enum Repeat {
        NEVER(""),
        DAILY("FREQ=DAILY"),
        WORKDAYS("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        WEEKLY("FREQ=WEEKLY"),
        FORTNIGHTLY("FREQ=WEEKLY;INTERVAL=2"),
        MONTHLY("FREQ=MONTHLY"),
        /** By a rule that the form does not offer. */
        OTHER("");

        private final String rule;

        Repeat(String rule) {
            this.rule = rule;
        }

        static Repeat of(String rule) {
            String endless = endless(rule);
            return Arrays.stream(values())
                    .filter(each -> !each.rule.isEmpty() && each.rule.equals(endless))
                    .findFirst()
                    .orElse(OTHER);
        }

        static String until(String rule, LocalDate last) {
            return endless(rule) + ";UNTIL=" + last.format(DateTimeFormatter.BASIC_ISO_DATE);
        }

        private static String endless(String rule) {
            return Arrays.stream(rule.split(";"))
                    .filter(part -> !part.startsWith("COUNT=") && !part.startsWith("UNTIL="))
                    .collect(Collectors.joining(";"));
        }
    }

    private MeetingForm(
            Meetings meetings,
            List<MemberSummary> members,
            MeetingFields suggested,
            Optional<MeetingDetails> meeting,
            Runnable saved) {
        this.meetings = meetings;
        this.suggested = suggested;
        this.meeting = meeting;
        this.saved = saved;
        panel = new FormPanel(
                Words.of(meeting.isPresent() ? "meetings.change" : "meetings.new"),
                Words.of(meeting.isPresent() ? "tasks.save" : "meetings.create"),
                this::save);
        title.setMaxLength(200);
        start.setLabel(Words.of("meetings.field.start"));
        end.setLabel(Words.of("meetings.field.end"));
        start.addValueChangeListener(event -> {
            // The length stays when the start is moved.
            if (event.isFromClient()
                    && event.getOldValue() != null
                    && event.getValue() != null
                    && end.getValue() != null)
                end.setValue(end.getValue().plus(java.time.Duration.between(event.getOldValue(), event.getValue())));
        });
        organizer.setItems(members);
        organizer.setItemLabelGenerator(MemberSummary::name);
        colleagues.setItems(members);
        colleagues.setItemLabelGenerator(MemberSummary::name);
        guests.setHelperText(Words.of("meetings.field.guests.help"));
        remind.setLabel(Words.of("meetings.field.remind"));
        remind.setItems(REMIND);
        remind.setItemLabelGenerator(minutes -> Words.of("meetings.remind", minutes));
        repeat.setLabel(Words.of("meetings.field.repeat"));
        repeat.setItems(Arrays.stream(Repeat.values())
                .filter(each -> each != Repeat.OTHER)
                .toList());
        repeat.setItemLabelGenerator(
                each -> Words.of("meetings.repeat." + each.name().toLowerCase(Locale.ROOT)));
        repeat.setValue(Repeat.NEVER);
        until.setLabel(Words.of("meetings.field.until"));
        until.setVisible(false);
        if (meeting.isEmpty()) repeat.addValueChangeListener(event -> repeats(event.getValue() != Repeat.NEVER));
        scope.setLabel(Words.of("meetings.field.scope"));
        scope.setItems(Scope.values());
        scope.setItemLabelGenerator(
                each -> Words.of("meetings.scope." + each.name().toLowerCase(Locale.ROOT)));
        scope.setValue(Scope.THIS);
        notes.setMaxLength(5_000);
        result.setMaxLength(2_000);
        panel.wide(title);
        panel.wide(start);
        panel.wide(end);
        if (meeting.isEmpty()) panel.fields(repeat, until);
        if (meeting.isPresent() && meeting.get().series() != null) {
            panel.wide(scope);
            if (meeting.get().recurrence() != null) {
                panel.fields(repeat, until);
                repeated(meeting.get());
            }
        }
        panel.wide(colleagues);
        panel.wide(guests);
        panel.fields(location, link);
        panel.folded(Words.of("meetings.more"), organizer, remind, notes);
        fields = Map.of("title", title, "start", start, "end", end, "organizer", organizer, "recurrence", until);
        fill(members);
    }

    static void create(
            Meetings meetings,
            List<MemberSummary> members,
            RecordPicker picker,
            MeetingFields suggested,
            Runnable saved) {
        var form = new MeetingForm(meetings, members, suggested, Optional.empty(), saved);
        if (suggested.recordId() == null) form.about = picker.field(Words.of("tasks.field.about"));
        form.about.ifPresent(form.panel::wide);
        form.panel.open();
    }

    static void change(
            MeetingDesk desk, Meetings meetings, List<MemberSummary> members, MeetingDetails meeting, Runnable saved) {
        MeetingFields fields = new MeetingFields(
                meeting.title(),
                meeting.start(),
                meeting.end(),
                meeting.zone(),
                meeting.location(),
                meeting.link(),
                meeting.notes(),
                meeting.organizer().id(),
                meeting.record() == null ? null : meeting.record().type(),
                meeting.record() == null ? null : meeting.record().id(),
                meeting.remindMinutes(),
                meeting.followUpOf(),
                MeetingDesk.asked(meeting),
                meeting.recurrence());
        var form = new MeetingForm(meetings, members, fields, Optional.of(meeting), saved);
        form.say(meeting, desk);
        form.panel.open();
    }

    private void fill(List<MemberSummary> members) {
        title.setValue(suggested.title());
        start.setValue(suggested.start());
        end.setValue(suggested.end());
        location.setValue(Objects.requireNonNullElse(suggested.location(), ""));
        link.setValue(Objects.requireNonNullElse(suggested.link(), ""));
        notes.setValue(Objects.requireNonNullElse(suggested.notes(), ""));
        int minutes = Objects.requireNonNullElse(suggested.remindMinutes(), USUAL);
        if (!REMIND.contains(minutes)) {
            List<Integer> with = new ArrayList<>(REMIND);
            with.add(minutes);
            remind.setItems(with);
        }
        remind.setValue(minutes);
        members.stream()
                .filter(member -> member.id().equals(suggested.organizer()))
                .findFirst()
                .ifPresent(organizer::setValue);
        List<NewInvitee> asked = Objects.requireNonNull(suggested.invitees());
        colleagues.setValue(members.stream()
                .filter(member -> asked.stream().anyMatch(each -> member.id().equals(each.member())))
                .collect(Collectors.toSet()));
        guests.setValue(
                asked.stream().map(NewInvitee::email).filter(Objects::nonNull).collect(Collectors.joining(", ")));
    }

    /** A series needs an end; the same one is suggested that a term has. */
    private void repeats(boolean on) {
        until.setVisible(on);
        if (on && until.getValue() == null && start.getValue() != null)
            until.setValue(start.getValue().toLocalDate().plusMonths(TERM_MONTHS));
    }

    /** Of a series: how it repeats, to be changed for more than one of its meetings. */
    private void repeated(MeetingDetails one) {
        String rule = Objects.requireNonNull(one.recurrence());
        LocalDate last = meetings.list(ListQuery.first(1)
                        .where("series", Objects.requireNonNull(one.series()).toString())
                        .sorted("-startsAt"))
                .items()
                .getFirst()
                .start()
                .toLocalDate();
        known = Repeat.of(rule);
        repeat.setItems(Arrays.stream(Repeat.values())
                .filter(each -> each != Repeat.NEVER && (each != Repeat.OTHER || known == Repeat.OTHER))
                .toList());
        repeat.setValue(known);
        until.setValue(last);
        knownUntil = last;
        scope.addValueChangeListener(event -> repeatable(event.getValue() != Scope.THIS));
        repeatable(false);
    }

    private void repeatable(boolean on) {
        repeat.setVisible(on);
        until.setVisible(on);
    }

    private @Nullable String rule() {
        if (meeting.isPresent()
                && (scope.getValue() == Scope.THIS
                        || repeat.getValue() == known && Objects.equals(until.getValue(), knownUntil)
                        || meeting.get().recurrence() == null)) return suggested.recurrence();
        if (repeat.getValue() == Repeat.NEVER) return null;
        if (until.getValue() == null) throw Problem.invalid().at("recurrence", "recurrence-endless");
        if (repeat.getValue() == Repeat.OTHER)
            return Repeat.until(Objects.requireNonNull(suggested.recurrence()), until.getValue());
        return Repeat.until(repeat.getValue().rule, until.getValue());
    }

    /** What is known of an opened one: conflicts, answers, what can become of it. */
    private void say(MeetingDetails opened, MeetingDesk desk) {
        List<Component> notesAbove = new ArrayList<>();
        for (Conflict conflict : opened.conflicts())
            notesAbove.add(new Note(
                    Tone.YELLOW,
                    Icon.ALERT,
                    Markup.text(Words.of(
                            "meetings.conflict",
                            conflict.memberName(),
                            conflict.title(),
                            Dates.time(conflict.startsAt()),
                            Dates.time(conflict.endsAt())))));
        if (opened.record() != null) notesAbove.add(MeetingDesk.about(opened));
        if (!opened.invitees().isEmpty()) notesAbove.add(answers(opened));
        if (Access.may(CorePermissions.MEETING_CHANGE)) {
            result.setValue(Objects.requireNonNullElse(opened.result(), ""));
            result.setWidthFull();
            // What came of it is known only afterwards.
            if (desk.hasBegun(opened) || opened.result() != null) notesAbove.add(result);
            notesAbove.add(outcomes(opened, desk));
        }
        panel.say(notesAbove.toArray(Component[]::new));
    }

    private static Component answers(MeetingDetails opened) {
        var answers = Parts.div("row wrap g1");
        for (Invitee each : opened.invitees()) {
            String who = each.name() == null || each.name().isBlank() ? each.email() : each.name();
            Tone tone =
                    switch (each.response()) {
                        case ACCEPTED -> Tone.GREEN;
                        case DECLINED -> Tone.RED;
                        case TENTATIVE -> Tone.YELLOW;
                        case NEEDS_ACTION -> Tone.GREY;
                    };
            answers.add(Badge.of(
                    who + ": "
                            + Words.of("meetings.response."
                                    + each.response().name().toLowerCase(Locale.ROOT)),
                    tone));
        }
        return answers;
    }

    private Component outcomes(MeetingDetails opened, MeetingDesk desk) {
        var actions = Parts.div("row wrap");
        if (opened.status() == MeetingStatus.PLANNED) {
            if (desk.hasBegun(opened)) {
                actions.add(outcome(opened, desk, MeetingStatus.HELD, Icon.CHECK));
                actions.add(outcome(opened, desk, MeetingStatus.NO_SHOW, Icon.CLOSE));
            }
            actions.add(outcome(opened, desk, MeetingStatus.CANCELLED, Icon.TRASH));
        } else actions.add(outcome(opened, desk, MeetingStatus.PLANNED, Icon.UNDO));
        actions.add(Action.small(Action.plain(Words.of("meetings.follow-up"), Icon.REPEAT, () -> {
            panel.done();
            desk.followUp(opened, saved);
        })));
        return actions;
    }

    private Component outcome(MeetingDetails opened, MeetingDesk desk, MeetingStatus status, Icon icon) {
        String words = Words.of("meetings.turn." + status.name().toLowerCase(Locale.ROOT));
        return Action.small(Action.plain(words, icon, () -> {
            panel.done();
            String said = result.isEmpty() ? null : result.getValue();
            if (status == MeetingStatus.CANCELLED && scope.getValue() != Scope.THIS)
                desk.cancel(opened, said, scope.getValue(), saved);
            else desk.turn(opened, status, said, saved);
        }));
    }

    private MeetingFields typed() {
        SearchHit picked = about.map(ComboBox::getValue).orElse(null);
        if (start.getValue() == null) throw Problem.invalid().at("start", "required");
        if (end.getValue() == null) throw Problem.invalid().at("end", "required");
        return new MeetingFields(
                title.getValue().strip(),
                start.getValue(),
                end.getValue(),
                suggested.zone(),
                orNull(location.getValue()),
                orNull(link.getValue()),
                orNull(notes.getValue()),
                organizer.getValue() == null ? null : organizer.getValue().id(),
                picked == null ? suggested.recordType() : picked.type(),
                picked == null ? suggested.recordId() : picked.id(),
                remind.getValue() == USUAL ? null : remind.getValue(),
                suggested.followUpOf(),
                invited(),
                rule());
    }

    private List<NewInvitee> invited() {
        List<NewInvitee> before = Objects.requireNonNull(suggested.invitees());
        List<NewInvitee> all = new ArrayList<>();
        colleagues.getValue().forEach(member -> all.add(new NewInvitee(member.id(), null, null, null)));
        before.stream().filter(each -> each.person() != null).forEach(all::add);
        Arrays.stream(guests.getValue().split("[,;\\s]+"))
                .filter(address -> !address.isBlank())
                .map(address -> before.stream()
                        .filter(each -> address.equals(each.email()))
                        .findFirst()
                        .orElse(new NewInvitee(null, null, address, null)))
                .forEach(all::add);
        return all;
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private void save() {
        fields.values().forEach(field -> field.setInvalid(false));
        guests.setInvalid(false);
        tried(() -> {
            MeetingFields typed = Checks.valid(typed());
            if (meeting.isPresent() && !Objects.equals(typed.recurrence(), suggested.recurrence()))
                replan(meeting.get(), typed);
            else keep(typed);
        });
    }

    private void tried(Runnable work) {
        try {
            work.run();
        } catch (Problem refusal) {
            if (!refusal.hasFaults()) throw refusal;
            refusal.faults().forEach(this::show);
        }
    }

    /** Guests hear of it at once, so it is told before. */
    private void replan(MeetingDetails one, MeetingFields typed) {
        SeriesChange change = meetings.replanned(
                one.id(), Objects.requireNonNull(typed.recurrence()), typed.start(), scope.getValue());
        var words = Parts.div("col g3", new Span(told(change)));
        if (!change.made().isEmpty()) words.add(days("meetings.replan.made", change.made()));
        if (!change.gone().isEmpty())
            words.add(days(
                    "meetings.replan.gone",
                    change.gone().stream().map(SeriesChange.Gone::start).toList()));
        for (SeriesChange.Gone gone : change.gone())
            if (gone.moved() || gone.answered())
                words.add(Parts.span(
                        "red",
                        Words.of(
                                gone.answered() ? "meetings.replan.answered" : "meetings.replan.moved",
                                Dates.day(gone.start().toLocalDate()))));
        Confirm.ask(
                Words.of("meetings.replan.title", one.title()),
                words,
                Words.of("meetings.replan"),
                () -> tried(() -> keep(typed)));
    }

    private static String told(SeriesChange change) {
        return Words.of(
                "meetings.replan.text",
                change.kept(),
                change.made().size(),
                change.gone().size());
    }

    private static Span days(String key, List<LocalDateTime> times) {
        String first = times.stream()
                .limit(NAMED_DAYS)
                .map(time -> Dates.day(time.toLocalDate()))
                .collect(Collectors.joining(", "));
        int more = times.size() - NAMED_DAYS;
        return Parts.span("t3 sm", Words.of(key, more > 0 ? Words.of("meetings.replan.more", first, more) : first));
    }

    private void keep(MeetingFields typed) {
        MeetingDetails kept = meeting.isPresent()
                ? meetings.change(
                        meeting.get().id(),
                        meeting.get().version(),
                        Patch.of(MeetingFields.class, (ObjectNode) Json.tree(typed)),
                        scope.getValue())
                : meetings.create(typed);
        panel.done();
        if (kept.conflicts().isEmpty()) Toast.show(Words.of("meetings.saved", kept.title()));
        else {
            Conflict first = kept.conflicts().getFirst();
            Toast.show(Words.of("meetings.saved.conflict", kept.title(), first.memberName(), first.title()));
        }
        saved.run();
    }

    private void show(FieldFault fault) {
        String words = Texts.get(Words.locale(), "field." + fault.code(), fault.values());
        HasValidation field = fault.field().startsWith("invitees") ? guests : fields.get(fault.field());
        if (field == null) {
            Toast.error(words);
            return;
        }
        field.setErrorMessage(words);
        field.setInvalid(true);
    }
}
