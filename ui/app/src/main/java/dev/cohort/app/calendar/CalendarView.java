package dev.cohort.app.calendar;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.branch.WorkingTime;
import dev.cohort.branch.WorkingTimes;
import dev.cohort.meeting.MeetingDetails;
import dev.cohort.meeting.MeetingFields;
import dev.cohort.meeting.Meetings;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.ui.Action;
import dev.cohort.ui.ActionMenu;
import dev.cohort.ui.Address;
import dev.cohort.ui.Dates;
import dev.cohort.ui.DayCard.Whose;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.Shell;
import dev.cohort.ui.TimeGrid;
import dev.cohort.ui.Toast;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import dev.cohort.ui.meeting.MeetingDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Meetings of the viewer or of the team, by day, week or month; what is shown stands in the address. */
@Route(value = "calendar", layout = Shell.class)
@ViewPermission(CorePermissions.MEETING_READ)
@Dependent
public class CalendarView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private static final int FIRST_HOUR = 8;
    private static final int IN_A_DAY = 3;
    private static final int COLOURS = 7;
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(19, 0);

    private final CalendarEntries entries;
    private final Meetings meetings;
    private final MeetingDesk desk;
    private final OwnAddresses addresses;
    private final WorkingTimes times;
    private final Clock clock;
    private final ZoneId zone = Context.tenant().zone();
    private final PageHeader header = new PageHeader(Words.of("calendar.title"));
    private final Div body = Parts.div("cal");
    private final TimeGrid grid = new TimeGrid(Words.of("calendar.title"));
    private final Segmented spans = new Segmented(Words.of("calendar.span"));
    private final Segmented whoses = new Segmented(Words.of("day.whose"))
            .option(Whose.MINE.name(), Words.of("day.mine"))
            .option(Whose.ALL.name(), Words.of("calendar.team"));
    private CalendarSpan span = CalendarSpan.WEEK;
    private Whose whose = Whose.MINE;
    private LocalDate date = LocalDate.EPOCH;

    @Inject
    CalendarView(
            CalendarEntries entries,
            Meetings meetings,
            MeetingDesk desk,
            OwnAddresses addresses,
            WorkingTimes times,
            Clock clock) {
        this.entries = entries;
        this.meetings = meetings;
        this.desk = desk;
        this.addresses = addresses;
        this.times = times;
        this.clock = clock;
        for (CalendarSpan each : CalendarSpan.values()) spans.option(each.key(), Words.of("calendar." + each.key()));
        spans.onSelect(key -> go(CalendarSpan.of(key), date, whose));
        whoses.onSelect(id -> go(span, date, Whose.valueOf(id)));
        grid.onOpen(this::open);
        grid.onMove(this::move);
        grid.onChoose(slot -> plan(LocalDate.parse(slot.column()), slot.from(), slot.to()));
        head();
        add(header, bar(), body);
    }

    private void head() {
        var more = new ActionMenu(Action.quietIcon(Icon.LINK, Words.of("calendar.addresses"), () -> {}));
        more.item(Icon.CALENDAR, Words.of("calendar.feed"), addresses::feed);
        if (Access.may(CorePermissions.MEETING_CHANGE))
            more.item(Icon.WEBSITE, Words.of("calendar.booking"), addresses::bookingPage);
        header.actions(more.leftwards());
        if (Access.may(CorePermissions.MEETING_CHANGE))
            header.actions(Action.key(
                    Action.primary(Words.of("meetings.new"), Icon.PLUS, this::plan), "n", Words.of("meetings.new")));
    }

    private Component bar() {
        var today = Action.small(Action.plain(Words.of("calendar.today"), () -> go(span, today(), whose)));
        var back = Action.small(Action.quietIcon(
                Icon.CHEVRON_LEFT, Words.of("calendar.back"), () -> go(span, span.next(date, -1), whose)));
        var on = Action.small(Action.quietIcon(
                Icon.CHEVRON_RIGHT, Words.of("calendar.on"), () -> go(span, span.next(date, 1), whose)));
        return Parts.div("bar", today, back, on, Parts.spacer(), whoses, spans);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(Instant.now(clock), zone);
    }

    private static void go(CalendarSpan span, LocalDate date, Whose whose) {
        Map<String, String> state = new LinkedHashMap<>();
        state.put("view", span.key());
        state.put("date", date.toString());
        if (whose == Whose.ALL) state.put("of", "all");
        Address.go("calendar", QueryParameters.simple(state));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        span = CalendarSpan.of(query.getSingleParameter("view").orElse(""));
        date = query.getSingleParameter("date").flatMap(CalendarView::day).orElseGet(this::today);
        whose = query.getSingleParameter("of").filter("all"::equals).isPresent() ? Whose.ALL : Whose.MINE;
        spans.select(span.key());
        whoses.select(whose.name());
        draw();
        query.getSingleParameter("meeting").flatMap(CalendarView::id).ifPresent(id -> desk.open(id, this::draw));
        if (query.getParameters().containsKey("new") && Access.may(CorePermissions.MEETING_CHANGE)) plan();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void draw() {
        List<LocalDate> days = span.days(date);
        header.note(range(days));
        Instant from = days.getFirst().atStartOfDay(zone).toInstant();
        Instant to = days.getLast().plusDays(1).atStartOfDay(zone).toInstant();
        List<CalendarEntry> found = entries.between(from, to, whose);
        body.removeAll();
        body.setClassName("cal " + span.key());
        if (span == CalendarSpan.MONTH) body.add(month(days, found));
        else {
            drawGrid(days, found);
            body.add(grid);
        }
        // On a phone a week or month is a list.
        if (span != CalendarSpan.DAY) body.add(agenda(found));
    }

    private String range(List<LocalDate> days) {
        if (span == CalendarSpan.MONTH) return date.format(DateTimeFormatter.ofPattern("LLLL uuuu", Words.locale()));
        if (span == CalendarSpan.DAY) return Dates.day(date);
        return Dates.day(days.getFirst()) + " – " + Dates.day(days.getLast());
    }

    private void drawGrid(List<LocalDate> days, List<CalendarEntry> found) {
        WorkingTime hours = times.of(null);
        LocalDateTime now = LocalDateTime.now(clock.withZone(zone));
        List<TimeGrid.Column> columns = new ArrayList<>();
        for (LocalDate day : days) {
            boolean today = day.equals(now.toLocalDate());
            List<TimeGrid.Hours> working = hours.on(day).stream()
                    .map(part -> new TimeGrid.Hours(
                            minute(part.from()), part.to().equals(LocalTime.MIDNIGHT) ? 24 * 60 : minute(part.to())))
                    .toList();
            columns.add(new TimeGrid.Column(
                    day.toString(),
                    day.getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, Words.locale()),
                    String.valueOf(day.getDayOfMonth()),
                    today,
                    working,
                    today ? minute(now.toLocalTime()) : -1));
        }
        boolean fixed = !Access.may(CorePermissions.MEETING_CHANGE);
        Map<UUID, Integer> colours = colours(found);
        List<TimeGrid.Block> blocks = found.stream()
                .map(entry -> entry.block(zone, colours.getOrDefault(entry.owner(), 1), fixed))
                .toList();
        String corner = zone.getDisplayName(TextStyle.SHORT, Words.locale());
        grid.show(columns, blocks, FIRST_HOUR, corner);
    }

    /** Each owner has a colour; one's own calendar has one. */
    private static Map<UUID, Integer> colours(List<CalendarEntry> found) {
        Map<UUID, Integer> colours = new LinkedHashMap<>();
        for (UUID owner : new TreeSet<>(found.stream().map(CalendarEntry::owner).toList()))
            colours.put(owner, colours.size() % COLOURS + 1);
        return colours;
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    private Component month(List<LocalDate> days, List<CalendarEntry> found) {
        Map<LocalDate, List<CalendarEntry>> byDay =
                found.stream().collect(Collectors.groupingBy(entry -> entry.day(zone)));
        var month = Parts.div("cal-month");
        for (LocalDate day : days.subList(0, 7))
            month.add(Parts.div(
                    "cal-dow",
                    Parts.span("", day.getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, Words.locale()))));
        for (LocalDate day : days) {
            var number =
                    new NativeButton(String.valueOf(day.getDayOfMonth()), click -> go(CalendarSpan.DAY, day, whose));
            number.addClassName("num");
            number.setAriaLabel(Dates.day(day));
            var cell = Parts.div("cal-day", number);
            cell.setClassName("other", day.getMonth() != date.getMonth());
            cell.setClassName("today", day.equals(today()));
            List<CalendarEntry> there = byDay.getOrDefault(day, List.of());
            there.stream().limit(IN_A_DAY).forEach(entry -> cell.add(draggable(entry)));
            if (Access.may(CorePermissions.MEETING_CHANGE))
                DropTarget.create(cell).addDropListener(drop -> drop.getDragData()
                        .filter(String.class::isInstance)
                        .ifPresent(key -> put((String) key, day)));
            if (there.size() > IN_A_DAY) {
                var more = new NativeButton(
                        Words.of("calendar.more", there.size() - IN_A_DAY), click -> go(CalendarSpan.DAY, day, whose));
                more.addClassName("num");
                cell.add(more);
            }
            month.add(cell);
        }
        return month;
    }

    private Component item(CalendarEntry entry, String time) {
        var item = new NativeButton(time + " " + entry.title(), click -> open(entry.key()));
        item.addClassName("cal-item");
        item.setClassName("off", entry.off());
        item.setClassName("light", !entry.key().startsWith(CalendarEntry.Kind.MEETING.name() + ":"));
        return item;
    }

    /** A meeting is put to another day by dragging it there; with the keyboard, in its form. */
    private Component draggable(CalendarEntry entry) {
        Component item = item(entry, Dates.time(entry.startsAt()));
        boolean meeting = entry.key().startsWith(CalendarEntry.Kind.MEETING.name() + ":");
        if (meeting && Access.may(CorePermissions.MEETING_CHANGE))
            DragSource.create(item).setDragData(entry.key());
        return item;
    }

    /** At the same hour of another day. */
    private void put(String key, LocalDate day) {
        MeetingDetails before = meetings.get(UUID.fromString(key.substring(key.indexOf(':') + 1)));
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(before.startsAt(), zone), day);
        if (days == 0) return;
        moved(before, before.start().plusDays(days), before.end().plusDays(days));
    }

    private Component agenda(List<CalendarEntry> found) {
        var agenda = Parts.div("cal-agenda");
        LocalDate last = LocalDate.MIN;
        for (CalendarEntry entry : found) {
            if (!entry.day(zone).equals(last)) agenda.add(Parts.div("gh", Parts.span("", Dates.day(entry.day(zone)))));
            last = entry.day(zone);
            agenda.add(item(entry, Dates.time(entry.startsAt())));
        }
        if (found.isEmpty())
            agenda.add(new EmptyState(Icon.CALENDAR, Words.of("calendar.none"), Words.of("calendar.none.text")));
        return agenda;
    }

    private void open(String key) {
        String[] parts = key.split(":", 2);
        switch (CalendarEntry.Kind.valueOf(parts[0])) {
            case MEETING -> desk.open(UUID.fromString(parts[1]), this::draw);
            case TASK -> Address.go("tasks", QueryParameters.of("task", parts[1]));
            case REMINDER -> Address.go("tasks", QueryParameters.of("view", "reminders"));
        }
    }

    private void move(TimeGrid.Move move) {
        UUID id = UUID.fromString(move.id().substring(move.id().indexOf(':') + 1));
        MeetingDetails before = meetings.get(id);
        ZoneId its = ZoneId.of(before.zone());
        LocalDate day = LocalDate.parse(move.column());
        moved(before, at(day, move.from(), its), at(day, move.to(), its));
    }

    private void moved(MeetingDetails before, LocalDateTime from, LocalDateTime to) {
        try {
            put(before, from, to, before.version());
            Toast.undoable(Markup.text(Words.of("calendar.moved", before.title())), () -> {
                put(
                        before,
                        before.start(),
                        before.end(),
                        meetings.get(before.id()).version());
                draw();
            });
        } finally {
            draw();
        }
    }

    /** A time of the tenant's clock by the clock of the meeting's own zone. */
    private LocalDateTime at(LocalDate day, int minute, ZoneId its) {
        return day.atStartOfDay()
                .plusMinutes(minute)
                .atZone(zone)
                .withZoneSameInstant(its)
                .toLocalDateTime();
    }

    private void put(MeetingDetails meeting, LocalDateTime start, LocalDateTime end, int version) {
        meetings.change(
                meeting.id(),
                version,
                Patch.of(
                        MeetingFields.class,
                        Json.mapper()
                                .createObjectNode()
                                .put("start", start.toString())
                                .put("end", end.toString())));
    }

    private void plan() {
        LocalDateTime next = nextHour(date, LocalDateTime.now(clock.withZone(zone)));
        int from = minute(next.toLocalTime());
        plan(next.toLocalDate(), from, from + 60);
    }

    /** The next full hour of the day looked at, or of today, at a time of day at which people meet. */
    static LocalDateTime nextHour(LocalDate day, LocalDateTime now) {
        LocalDateTime next = now.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        if (day.isAfter(next.toLocalDate())) next = day.atTime(next.toLocalTime());
        if (next.toLocalTime().isBefore(MORNING)) return next.toLocalDate().atTime(MORNING);
        if (next.toLocalTime().isAfter(EVENING))
            return day.isAfter(now.toLocalDate())
                    ? day.atTime(MORNING)
                    : next.toLocalDate().plusDays(1).atTime(MORNING);
        return next;
    }

    private void plan(LocalDate day, int from, int to) {
        if (!Access.may(CorePermissions.MEETING_CHANGE)) return;
        desk.create(
                new MeetingFields(
                        "",
                        day.atStartOfDay().plusMinutes(from),
                        day.atStartOfDay().plusMinutes(to),
                        null,
                        null,
                        null,
                        null,
                        Context.caller().id(),
                        null,
                        null,
                        null,
                        null,
                        List.of()),
                this::draw);
    }

    @Override
    public String getPageTitle() {
        return Words.of("calendar.title");
    }
}
