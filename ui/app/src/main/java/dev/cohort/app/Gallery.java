package dev.cohort.app;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.cohort.ui.*;
import jakarta.enterprise.context.Dependent;
import java.util.List;

@Route(value = "", layout = Shell.class)
@PageTitle("Leads")
@Dependent
public class Gallery extends View implements BeforeEnterObserver {
    record Lead(
            int id,
            String name,
            String status,
            Ring ring,
            int score,
            String source,
            Icon icon,
            String owner,
            NextStep urgency,
            String what,
            String when,
            String age) {}

    static final List<Lead> BASE = List.of(
            l(
                    1,
                    "Yusuf Aydın",
                    "Qualified",
                    Ring.part(Tone.GREEN, .9),
                    88,
                    "Referral",
                    Icon.PEOPLE,
                    "Jonas Weber",
                    NextStep.OVERDUE,
                    "Send offer",
                    "Mon",
                    "21 d"),
            l(
                    2,
                    "Chiara Lombardi",
                    "Trial attended",
                    Ring.part(Tone.PURPLE, .75),
                    79,
                    "Website",
                    Icon.WEBSITE,
                    "Tomás Rivera",
                    NextStep.OVERDUE,
                    "Ask decision",
                    "Tue",
                    "16 d"),
            l(
                    3,
                    "Felix Brandt",
                    "New",
                    Ring.untouched(),
                    47,
                    "Phone call",
                    Icon.PHONE,
                    "",
                    NextStep.TODAY,
                    "First contact",
                    "4 m",
                    "6 min"),
            l(
                    4,
                    "Priya Raman",
                    "Interested",
                    Ring.part(Tone.BLUE, .4),
                    74,
                    "WhatsApp",
                    Icon.WHATSAPP,
                    "Amara Okafor",
                    NextStep.TODAY,
                    "Call back",
                    "11:15",
                    "5 d"),
            l(
                    5,
                    "Marta Nowak",
                    "Trial scheduled",
                    Ring.part(Tone.PURPLE, .55),
                    82,
                    "Website",
                    Icon.WEBSITE,
                    "Jonas Weber",
                    NextStep.TODAY,
                    "Confirm trial",
                    "18:30",
                    "12 d"),
            l(
                    6,
                    "Oluwaseun Adeyemi",
                    "Contacted",
                    Ring.part(Tone.BLUE, .2),
                    63,
                    "Instagram",
                    Icon.INSTAGRAM,
                    "Amara Okafor",
                    NextStep.LATER,
                    "Send level test",
                    "Thu",
                    "3 d"),
            l(
                    7,
                    "Nguyễn Thị Lan",
                    "Interested",
                    Ring.part(Tone.BLUE, .4),
                    58,
                    "Website",
                    Icon.WEBSITE,
                    "Jonas Weber",
                    NextStep.LATER,
                    "Book trial",
                    "Thu",
                    "8 d"),
            l(
                    8,
                    "Sara Haddad",
                    "Enrolled",
                    Ring.done(),
                    55,
                    "WhatsApp",
                    Icon.WHATSAPP,
                    "Tomás Rivera",
                    NextStep.LATER,
                    "Follow up",
                    "Fri",
                    "4 d"),
            l(
                    9,
                    "Rahim Qaderi",
                    "Lost",
                    Ring.lost(),
                    28,
                    "Import",
                    Icon.UPLOAD,
                    "Tomás Rivera",
                    NextStep.NONE,
                    "",
                    "",
                    "38 d"));

    static Lead l(
            int id,
            String n,
            String s,
            Ring r,
            int sc,
            String so,
            Icon i,
            String o,
            NextStep u,
            String wh,
            String we,
            String a) {
        return new Lead(id, n, s, r, sc, so, i, o, u, wh, we, a);
    }

    private final ListDetail body = new ListDetail();
    private final FilterBar filters = new FilterBar(List.of(
            FilterField.choice(
                    "status",
                    "Status",
                    List.of(
                            new FilterField.Option("new", "New"),
                            new FilterField.Option("contacted", "Contacted"),
                            new FilterField.Option("interested", "Interested"))),
            FilterField.choice(
                    "branch",
                    "Branch",
                    List.of(
                            new FilterField.Option("mitte", "Berlin Mitte"),
                            new FilterField.Option("wedding", "Berlin Wedding"))),
            FilterField.single(
                    "created",
                    "Created",
                    List.of(
                            new FilterField.Option("30", "last 30 days"),
                            new FilterField.Option("90", "last 90 days"))),
            FilterField.text("name", "Name contains")));
    private final DataGrid<Lead> grid = new DataGrid<>(Lead::id);
    private Component board = new Div();

    public Gallery() {
        var newLead = Action.key(Action.primary("New lead", Icon.PLUS, this::form), "c", "New lead");
        var shape = new Segmented("Shape")
                .option("table", Icon.TABLE, "Table")
                .option("board", Icon.BOARD, "Board")
                .iconOption("calendar", Icon.CALENDAR, "Calendar")
                .iconOption("chart", Icon.CHART, "Chart");
        shape.onSelect(id -> {
            body.close();
            if (id.equals("board")) {
                body.list(board());
            } else body.list(grid);
        });
        add(
                new PageHeader("Leads")
                        .count(1284)
                        .actions(
                                Action.quiet(
                                        "Import", Icon.UPLOAD, () -> getUI().ifPresent(ui -> ui.navigate("import"))),
                                Action.quiet("Export", Icon.DOWNLOAD, () -> {
                                    throw new IllegalStateException("gallery");
                                }),
                                newLead),
                new ViewTabs()
                        .add("open", "Team open", 86)
                        .add("all", "All", 1284)
                        .add("today", "New today", 14)
                        .add("overdue", "Overdue", 23)
                        .add("vhot", "Very hot", 41)
                        .add("trial", "Trial this week", 11)
                        .add("corp", "Corporate", 38)
                        .select("open")
                        .onSave(() -> Toast.show("Saved"))
                        .end(shape),
                filters.end(Action.small(Action.quiet("Next step", Icon.SORT, () -> {})), grid.columnChooser()),
                body);
        grid.column("name", "Name", r -> Avatar.named(r.name(), Avatar.Size.MEDIUM))
                .setFlexGrow(1)
                .setWidth("160px")
                .setSortable(true);
        grid.column("status", "Status", r -> r.ring().with(r.status()))
                .setWidth("126px")
                .setFlexGrow(0)
                .setSortable(true);
        grid.column("score", "Score", r -> Score.markup(r.score()))
                .setWidth("106px")
                .setFlexGrow(0)
                .setSortable(true);
        grid.column(
                        "source",
                        "Source",
                        r -> Markup.span("row g1 t2", r.icon().markup(Icon.Size.SMALL), Markup.text(r.source())))
                .setWidth("102px")
                .setFlexGrow(0);
        grid.column(
                        "owner",
                        "Owner",
                        r -> r.owner().isEmpty()
                                ? Markup.meta("Nobody")
                                : Markup.span(
                                        "row g1",
                                        Avatar.markup(r.owner(), Avatar.Size.SMALL),
                                        Markup.text(r.owner().split(" ")[0])))
                .setWidth("84px")
                .setFlexGrow(0);
        grid.column("next", "Next step", r -> r.urgency().markup(r.what(), r.when()))
                .setFlexGrow(1)
                .setWidth("140px")
                .setSortable(true);
        grid.number("age", "Age", Lead::age).setWidth("70px").setFlexGrow(0);
        grid.phoneCard(r -> Markup.span(
                "row",
                Avatar.markup(r.name(), Avatar.Size.LARGE),
                Markup.span(
                        "two",
                        Markup.strong(r.name()),
                        Markup.span(
                                "row t3 sm",
                                r.ring().with(r.status()),
                                r.urgency().markup(r.what(), r.when()))),
                Score.brief(r.score())));
        grid.bulk(new BulkBar()
                .action(Icon.PERSON, "Assign", () -> {})
                .action(Icon.SWAP, "Status", () -> {})
                .action(Icon.TAG, "Tag", () -> {})
                .action(Icon.REPEAT, "Sequence", () -> {})
                .action(Icon.MERGE, "Merge", () -> {})
                .iconAction(Icon.DOWNLOAD, "Export", () -> {})
                .iconAction(
                        Icon.TRASH,
                        "Delete",
                        () -> Confirm.ask(
                                "Delete 3 leads?",
                                "Chiara Lombardi and two others, with their messages, will be gone for good.",
                                "Delete",
                                () -> {})));
        grid.total("100,000 leads").footEnd(new Span("Average score 57"), new Span("2 overdue here"));
        grid.empty(new EmptyState(
                Icon.PEOPLE,
                "No leads here",
                "Leads are people who asked about a course. Import a list, or put in the first one.",
                Action.primary("New lead", Icon.PLUS, this::form),
                Action.plain("Import", Icon.UPLOAD, () -> {})));
        grid.onOpen(this::open);
        grid.load((cursor, limit, sort) -> {
            if (filters.filters().first("name").isPresent()) return Paged.all(List.of());
            int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
            var rows = java.util.stream.IntStream.range(from, Math.min(100_000, from + limit))
                    .mapToObj(i -> {
                        Lead b = BASE.get(i % 9);
                        return new Lead(
                                i + 1,
                                b.name(),
                                b.status(),
                                b.ring(),
                                b.score(),
                                b.source(),
                                b.icon(),
                                b.owner(),
                                b.urgency(),
                                b.what(),
                                b.when(),
                                b.age());
                    })
                    .toList();
            return new Paged<>(rows, from + limit >= 100_000 ? "" : String.valueOf(from + limit));
        });
        filters.onChange(f -> {
            grid.reload();
            getUI().ifPresent(ui -> ui.getPage()
                    .getHistory()
                    .replaceState(
                            null,
                            "?"
                                    + f.into(QueryParameters.empty(), filters.keys())
                                            .getQueryString()));
        });
        body.list(grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filters.show(Filters.of(event.getLocation().getQueryParameters(), filters.keys()));
        grid.reload();
    }

    private void open(Lead lead) {
        grid.current(lead.id());
        var peek = new Peek("Lead " + lead.name())
                .walk(lead.id(), 86, () -> Toast.show("up"), () -> Toast.show("down"))
                .page("record")
                .onClose(() -> {
                    body.close();
                    grid.current("");
                });
        peek.top(
                Parts.div(
                        "row g3",
                        Avatar.of(lead.name(), Avatar.Size.LARGE),
                        Parts.div(
                                "grow",
                                Parts.div("title", new Span(lead.name())),
                                Parts.span("t3 sm", "L-001274, English B1, evenings"))),
                Parts.div(
                        "row",
                        lead.ring().badge(lead.status()).component(),
                        Score.pill(lead.score()).component(),
                        Badge.of("Mitte", Tone.OUTLINE, Icon.PLACE)),
                Parts.div(
                        "row",
                        Action.primary(
                                "Confirm trial",
                                Icon.CHECK,
                                () -> Toast.undoable(
                                        Markup.join(Markup.text("Confirmed the trial of "), Markup.strong(lead.name())),
                                        () -> Toast.show("Taken back"))),
                        Action.icon(Icon.PHONE, "Call", () -> {}),
                        Action.icon(Icon.WHATSAPP, "WhatsApp", () -> {}),
                        Action.icon(Icon.MAIL, "E-mail", () -> {}),
                        Parts.spacer(),
                        NextStep.TODAY.markup("today 18:30", "").component()));
        peek.section(new Section(new Facts()
                .add("Phone", "+49 176 040690 12")
                .add("E-mail", Markup.link("mailto:marta.nowak@example.org", Markup.text("marta.nowak@example.org")))
                .add("Interest", "English B1, Mon/Wed after 18:00")
                .add("Source", "Website / organic / autumn-b1")
                .add("Owner", Markup.join(Avatar.markup("Jonas Weber", Avatar.Size.SMALL), Markup.text("Jonas Weber")))
                .add(
                        "First touch",
                        Markup.join(
                                Badge.smallMarkup("2 min 10 s", Tone.GREEN, Icon.BOLT),
                                Markup.span("t3 sm", Markup.text("target 15 min"))))));
        peek.section(new Section(new Note(
                Tone.YELLOW,
                Icon.MERGE,
                Markup.join(
                        Markup.of("b", "b", Markup.text("Perhaps the same person: ")),
                        Markup.text("Marta Novak, L-000911, same phone, lost in May.")),
                new Anchor("record", "Compare"))));
        peek.section(new Section("Timeline", timeline()).end(new Span("All types")));
        peek.foot(composer());
        body.open(peek);
    }

    static Timeline timeline() {
        return new Timeline()
                .lit(
                        Icon.WHATSAPP,
                        Markup.join(Markup.strong("Marta"), Markup.text(" replied on WhatsApp")),
                        "09:12",
                        Timeline.quote("Yes, 18:30 works. Should I bring a book?"))
                .event(
                        Icon.TRIAL,
                        Markup.join(Markup.strong("Jonas"), Markup.text(" booked a trial, Wed 18:30, Havel")),
                        "Mon")
                .event(Icon.PHONE, Markup.join(Markup.strong("Jonas"), Markup.text(" called, 4 min, reached")), "Mon");
    }

    static Composer composer() {
        return new Composer((channel, text) -> Toast.show("Saved: " + text))
                .channel("note", Icon.NOTE, "Note", "Write a note. @ names a colleague.", "Save", "")
                .channel("mail", Icon.MAIL, "E-mail", "Write an e-mail", "Send", "")
                .channel("wa", Icon.WHATSAPP, "WhatsApp", "Write a message", "Send", "No consent for WhatsApp")
                .channel("call", Icon.PHONE, "Call", "What was said?", "Save", "");
    }

    private void form() {
        var course = new ComboBox<String>("Interested in");
        course.setItems("English B1", "German A2", "IELTS preparation");
        var form = new FormPanel("New lead", "Create lead", () -> Toast.show("Created"));
        form.fields(
                        new TextField("First name"),
                        new TextField("Last name"),
                        new TextField("Phone"),
                        new TextField("E-mail"))
                .wide(course)
                .folded("More", new TextField("Company"), new TextField("City"), new TextArea("Note"));
        form.say(new Note(Tone.YELLOW, Icon.MERGE, Markup.text("Marta Novak has this phone already.")));
        form.open();
    }

    private Component board() {
        var b = new Board<Lead>(r -> String.valueOf(r.id()), r -> new BoardCard(r.name(), Score.brief(r.score()))
                .about("English B1, evenings")
                .badges(
                        r.id() % 3 == 0
                                ? new Markup[] {Badge.smallMarkup("arrived 09:36", Tone.ORANGE, Icon.BOLT)}
                                : new Markup[0])
                .foot(
                        r.urgency().markup(r.when().isEmpty() ? "" : r.when() + ", " + r.what(), ""),
                        "€312",
                        r.owner().isEmpty() ? "Amara Okafor" : r.owner()));
        b.onAdd(lane -> Toast.show("New in " + lane));
        b.onOpen(this::open);
        b.onMove(m -> Toast.undoable(
                Markup.join(
                        Markup.text("Moved "),
                        Markup.strong(
                                BASE.get((Integer.parseInt(m.card()) - 1) % 9).name()),
                        Markup.text(" to " + m.to())),
                () -> b.putBack(m)));
        b.lanes(
                List.of(
                        new Lane("new", "New", Ring.untouched(), 48, "€6,180", "median 0.4 d"),
                        new Lane("contacted", "Contacted", Ring.part(Tone.BLUE, .2), 9, "€13,260", "median 2.1 d"),
                        new Lane("interested", "Interested", Ring.part(Tone.BLUE, .4), 6, "€9,870", "median 3.8 d"),
                        new Lane("trial", "Trial scheduled", Ring.part(Tone.PURPLE, .55), 5, "€5,310", "median 4.5 d"),
                        new Lane(
                                "attended",
                                "Trial attended",
                                Ring.part(Tone.PURPLE, .75),
                                3,
                                "€4,420",
                                "median 2.6 d")),
                (lane, cursor, limit) -> {
                    int lanes = List.of("new", "contacted", "interested", "trial", "attended")
                            .indexOf(lane);
                    int n = new int[] {48, 9, 6, 5, 3}[lanes];
                    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
                    var rows = java.util.stream.IntStream.range(from, Math.min(n, from + limit))
                            .mapToObj(i -> {
                                Lead x = BASE.get((i * 5 + lanes * 2) % 9);
                                return new Lead(
                                        lanes * 9000 + i * 9 + BASE.indexOf(x) + 1,
                                        x.name(),
                                        x.status(),
                                        x.ring(),
                                        x.score(),
                                        x.source(),
                                        x.icon(),
                                        x.owner(),
                                        x.urgency(),
                                        x.what(),
                                        x.when(),
                                        x.age());
                            })
                            .toList();
                    return new Paged<>(rows, from + limit >= n ? "" : String.valueOf(from + limit));
                });
        return b;
    }
}
