package dev.cohort.app.person;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.ViewPermission;
import dev.cohort.duplicate.Dismissal;
import dev.cohort.duplicate.DuplicatePair;
import dev.cohort.duplicate.DuplicateQueue;
import dev.cohort.duplicate.PairState;
import dev.cohort.merge.DoneMerge;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Dates;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Keys;
import dev.cohort.ui.Markup;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.View;
import dev.cohort.ui.ViewTabs;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** People who may be one, the likeliest first: compare, merge, or say that they are two. */
@Route(value = "duplicates", layout = Shell.class)
@ViewPermission(CorePermissions.PERSON_MERGE)
@Dependent
public class DuplicatesView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private static final int AT_ONCE = 100;
    private static final int VERY_LIKELY = 85;
    private static final int POLL_MILLIS = 1_000;

    private final DuplicateQueue queue;
    private final MergeDialogs merges;
    private final PageHeader header = new PageHeader(Words.of("duplicates.title"));
    private final ViewTabs tabs = new ViewTabs();
    private final Span scanned = Parts.span("t3 sm", "");
    private final Div list = Parts.div("pairs");
    private final Div compared = Parts.div("pair-compared");
    private final Div body = Parts.div("pair-body", list, compared);
    private PairState state = PairState.OPEN;
    private List<DuplicatePair> pairs = List.of();
    private int at;
    private boolean turned;
    private boolean scanning;
    private boolean looked;
    private Optional<Registration> polling = Optional.empty();
    private Optional<MergeTable> table = Optional.empty();

    @Inject
    public DuplicatesView(DuplicateQueue queue, MergeDialogs merges) {
        this.queue = queue;
        this.merges = merges;
        for (PairState each : PairState.values()) {
            String title = Words.of("duplicates.state." + key(each));
            if (each == PairState.OPEN) tabs.add(key(each), title, 0);
            else tabs.add(key(each), title);
        }
        tabs.onSelect(key -> Address.go("duplicates", QueryParameters.simple(Map.of("state", key))));
        tabs.end(scanned);
        header.actions(Action.plain(Words.of("duplicates.scan"), Icon.SEARCH, this::scan));
        add(header, tabs, body);
        Keys.on(this, "arrowdown", Words.of("duplicates.key.next"), () -> go(at + 1));
        Keys.on(this, "arrowup", Words.of("duplicates.key.before"), () -> go(at - 1));
        Keys.on(this, "m", Words.of("duplicates.merge"), this::merge);
        Keys.on(this, "x", Words.of("duplicates.not"), () -> dismiss(Dismissal.Kind.NOT_DUPLICATE));
        Keys.on(this, "h", Words.of("duplicates.household"), () -> dismiss(Dismissal.Kind.HOUSEHOLD));
        Keys.on(this, "s", Words.of("duplicates.swap"), this::turn);
    }

    private static String key(PairState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getPageTitle() {
        return Words.of("duplicates.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("state")
                .orElse("");
        state = PairState.OPEN;
        for (PairState each : PairState.values()) if (key(each).equals(wanted)) state = each;
        at = 0;
        draw();
    }

    private ListQuery query() {
        return ListQuery.first(AT_ONCE).where("state", key(state));
    }

    private void draw() {
        turned = false;
        pairs = queue.list(query()).items();
        tabs.select(key(state));
        long open = queue.count(ListQuery.first(1).where("state", key(PairState.OPEN)));
        tabs.count(key(PairState.OPEN), open);
        header.count(open);
        DuplicateQueue.Scan scan = queue.state();
        say(scan);
        at = Math.max(0, Math.min(at, pairs.size() - 1));
        drawList();
        drawCompared();
        recount();
    }

    private void say(DuplicateQueue.Scan scan) {
        scanning = scan.running();
        looked = scan.endedAt() != null;
        scanned.setText(
                scanning
                        ? Words.of("duplicates.scanning", scan.looked())
                        : scan.endedAt() == null
                                ? Words.of("duplicates.never-scanned")
                                : Words.of("duplicates.scanned", Dates.moment(scan.endedAt())));
        getUI().ifPresent(page -> page.setPollInterval(scanning ? POLL_MILLIS : -1));
    }

    /** Follows a scan; what one is looking at meanwhile stays until it has ended. */
    private void look() {
        if (!scanning) return;
        DuplicateQueue.Scan scan = queue.state();
        if (scan.running()) say(scan);
        else draw();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        polling = Optional.of(event.getUI().addPollListener(poll -> look()));
        event.getUI().setPollInterval(scanning ? POLL_MILLIS : -1);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        polling.ifPresent(Registration::remove);
        event.getUI().setPollInterval(-1);
    }

    private void drawList() {
        list.removeAll();
        for (int i = 0; i < pairs.size(); i++) list.add(entry(i, pairs.get(i)));
    }

    private Component entry(int place, DuplicatePair pair) {
        var entry = new NativeButton();
        entry.addClassName("pair");
        entry.setClassName("on", place == at);
        if (place == at) entry.getElement().setAttribute("aria-current", "true");
        entry.add(Markup.span(
                        "col cut",
                        Markup.span(
                                "row between",
                                Markup.span(
                                        "cut m",
                                        Markup.text(pair.first().name() + " · "
                                                + pair.second().name())),
                                score(pair.score())),
                        Markup.span("t3 sm cut", Markup.text(PersonParts.reasons(pair.reasons()))))
                .component());
        entry.addClickListener(event -> go(place));
        return entry;
    }

    private static Markup score(int score) {
        return Badge.smallMarkup(Words.of("duplicates.alike", score), score >= VERY_LIKELY ? Tone.RED : Tone.YELLOW);
    }

    private void go(int place) {
        // What is shown already stays as it is: a click on one of its buttons, made meanwhile, would be lost.
        if (place < 0 || place >= pairs.size() || place == at) return;
        at = place;
        turned = false;
        drawList();
        drawCompared();
    }

    private void turn() {
        turned = !turned;
        drawCompared();
    }

    private UUID stays() {
        DuplicatePair pair = pairs.get(at);
        return turned ? pair.second().personId() : pair.first().personId();
    }

    private UUID goes() {
        DuplicatePair pair = pairs.get(at);
        return turned ? pair.first().personId() : pair.second().personId();
    }

    private void drawCompared() {
        compared.removeAll();
        if (pairs.isEmpty()) {
            compared.add(nothing());
            return;
        }
        DuplicatePair pair = pairs.get(at);
        var words = Parts.div(
                "row wrap", score(pair.score()).component(), Parts.span("t2", PersonParts.reasons(pair.reasons())));
        compared.add(words);
        if (state == PairState.MERGED) {
            drawMerged(pair);
            return;
        }
        MergeTable next = merges.table(stays(), goes());
        table = Optional.of(next);
        compared.add(next, Parts.div("row wrap pair-actions", actions()));
    }

    private void drawMerged(DuplicatePair pair) {
        Optional<DoneMerge> merge =
                merges.between(pair.first().personId(), pair.second().personId());
        if (merge.isEmpty()) {
            compared.add(Parts.span("t3", Words.of("duplicates.undo.late")));
            return;
        }
        DoneMerge done = merge.get();
        compared.add(Parts.span(
                "t2",
                Words.of(
                        "duplicates.was-merged",
                        done.goneName(),
                        Dates.moment(done.mergedAt()),
                        done.personId().equals(pair.first().personId())
                                ? pair.first().name()
                                : pair.second().name(),
                        done.mergedBy() == null ? "–" : done.mergedBy())));
        var row = Parts.div(
                "row wrap pair-actions", new Anchor("people/" + done.personId(), Words.of("duplicates.merged.open")));
        if (done.undoable())
            row.add(Action.plain(Words.of("duplicates.undo"), Icon.UNDO, () -> merges.undo(done, this::draw)));
        else compared.add(Parts.span("t3", Words.of("duplicates.undo.late")));
        compared.add(row);
    }

    private Component[] actions() {
        if (state != PairState.OPEN)
            return new Component[] {Action.plain(Words.of("duplicates.reopen"), Icon.UNDO, this::reopen)};
        return new Component[] {
            key(Action.primary(Words.of("duplicates.merge"), Icon.MERGE, this::merge), "M"),
            key(Action.plain(Words.of("duplicates.not"), () -> dismiss(Dismissal.Kind.NOT_DUPLICATE)), "X"),
            key(Action.plain(Words.of("duplicates.household"), () -> dismiss(Dismissal.Kind.HOUSEHOLD)), "H"),
            key(Action.quiet(Words.of("duplicates.swap"), Icon.SWAP, this::turn), "S")
        };
    }

    private static Component key(com.vaadin.flow.component.button.Button button, String key) {
        button.setSuffixComponent(Parts.key(key));
        return button;
    }

    private void merge() {
        if (state != PairState.OPEN || pairs.isEmpty()) return;
        table.ifPresent(picked -> merges.merge(stays(), goes(), picked, merged -> draw()));
    }

    private void dismiss(Dismissal.Kind kind) {
        if (state != PairState.OPEN || pairs.isEmpty()) return;
        UUID id = pairs.get(at).id();
        try {
            queue.dismiss(id, kind);
            String key = kind == Dismissal.Kind.HOUSEHOLD ? "duplicates.is.household" : "duplicates.is.two";
            Toast.undoable(Markup.text(Words.of(key)), () -> {
                queue.reopen(id);
                draw();
            });
        } catch (Problem settled) {
            Toast.error(Words.of("problem." + settled.code()));
        }
        draw();
    }

    private void reopen() {
        queue.reopen(pairs.get(at).id());
        draw();
    }

    private void scan() {
        queue.scan();
        Toast.show(Words.of("duplicates.scan.started"));
        draw();
    }

    private EmptyState nothing() {
        if (state != PairState.OPEN)
            return new EmptyState(
                    Icon.MERGE,
                    Words.of("duplicates.none.settled"),
                    state == PairState.HOUSEHOLD ? Words.of("duplicates.none.household") : "");
        return new EmptyState(
                looked ? Icon.CHECK : Icon.SEARCH,
                Words.of(looked ? "duplicates.none" : "duplicates.none.unlooked"),
                Words.of("duplicates.none.text"),
                Action.plain(Words.of("duplicates.scan"), Icon.SEARCH, this::scan));
    }
}
