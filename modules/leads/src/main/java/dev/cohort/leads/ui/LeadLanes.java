package dev.cohort.leads.ui;

import dev.cohort.access.Access;
import dev.cohort.leads.LaneTotals;
import dev.cohort.leads.LeadLists;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadStage;
import dev.cohort.leads.LeadStatus;
import dev.cohort.leads.LeadSummary;
import dev.cohort.leads.LeadSums;
import dev.cohort.leads.ui.LeadMoves.Subject;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.ui.Ago;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Board;
import dev.cohort.ui.BoardCard;
import dev.cohort.ui.Lane;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Paged;
import dev.cohort.ui.Score;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The board: a lane for each status, the latest arrivals on top. */
@Dependent
class LeadLanes {
    /** Where a lead may be put from a board that shows only open ones. */
    private static final Set<LeadStage> ENDS =
            EnumSet.of(LeadStage.ENROLLED, LeadStage.RECYCLED, LeadStage.LOST, LeadStage.DISQUALIFIED);

    private final LeadLists lists;
    private final LeadSums sums;
    private final LeadFilters filters;
    private final LeadMoves moves;
    private final LeadWords words;
    private final Map<String, Subject> known = new HashMap<>();
    private final Board<LeadSummary> board =
            new Board<LeadSummary>(lead -> lead.id().toString(), this::card).fixed(LeadLanes::stays);
    private LeadsState shown = LeadsState.START;
    private Runnable moved = () -> {};

    @Inject
    LeadLanes(LeadLists lists, LeadSums sums, LeadFilters filters, LeadMoves moves, LeadWords words) {
        this.lists = lists;
        this.sums = sums;
        this.filters = filters;
        this.moves = moves;
        this.words = words;
        board.onMove(this::move);
    }

    Board<LeadSummary> board() {
        return board;
    }

    LeadLanes onOpen(Consumer<LeadSummary> then) {
        board.onOpen(then);
        return this;
    }

    /** Is told after a card was moved, or moved back. */
    LeadLanes onMove(Runnable then) {
        moved = then;
        return this;
    }

    /** Lets those who may add leads do so at the lanes of leads that are worked on. */
    LeadLanes onAdd(Consumer<String> then) {
        Set<String> open = words.statuses().stream()
                .filter(status -> status.stage().isOpen())
                .map(LeadStatus::key)
                .collect(Collectors.toSet());
        if (Access.may(LeadPermissions.CREATE)) board.onAdd(open::contains, then);
        return this;
    }

    private static boolean stays(LeadSummary lead) {
        @Nullable UUID owner = lead.owner() == null ? null : lead.owner().id();
        return lead.archived() || !Access.reaches(LeadPermissions.CHANGE, owner, lead.teamId(), lead.branchId());
    }

    void show(LeadsState state) {
        shown = state;
        known.clear();
        Map<String, LaneTotals> totals = new HashMap<>();
        sums.lanes(filters.query(state, 1)).forEach(lane -> totals.put(lane.status(), lane));
        board.lanes(
                words.statuses().stream()
                        .filter(status -> state.view().shows(status.stage()))
                        .map(status -> lane(status, totals.get(status.key())))
                        .toList(),
                (lane, cursor, limit) -> cards(state, lane, cursor, limit));
        board.drops(words.statuses().stream()
                .filter(status -> !state.view().shows(status.stage()) && ENDS.contains(status.stage()))
                .map(status -> lane(status, null))
                .toList());
    }

    private static Lane lane(LeadStatus status, @Nullable LaneTotals totals) {
        String title = status.titleIn(Words.locale());
        if (totals == null) return new Lane(status.key(), title, LeadWords.ring(status.stage()), 0);
        String median = status.stage().isOpen()
                ? Words.of("leads.lane.median", Ago.length(Duration.ofSeconds(totals.medianSeconds())))
                : "";
        return new Lane(status.key(), title, LeadWords.ring(status.stage()), totals.leads(), median, "");
    }

    private Paged<LeadSummary> cards(LeadsState state, String lane, String cursor, int limit) {
        ListQuery query = filters.query(state, limit)
                .where("status", lane)
                .sorted("-stageSince")
                .after(cursor.isEmpty() ? null : cursor);
        Page<LeadSummary> page = lists.list(query);
        page.items().forEach(lead -> known.put(lead.id().toString(), Subject.of(lead)));
        return new Paged<>(page.items(), Objects.requireNonNullElse(page.next(), ""));
    }

    private BoardCard card(LeadSummary lead) {
        String about = Stream.of(lead.interest(), lead.company(), LeadWords.named(lead.source()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        Markup[] tags = lead.tags().stream()
                .limit(2)
                .map(tag -> Badge.smallMarkup(tag, Tone.OUTLINE))
                .toArray(Markup[]::new);
        String owner = lead.owner() == null ? "" : lead.owner().name();
        return new BoardCard(lead.name(), Score.brief(lead.score().value()))
                .about(about)
                .badges(tags)
                .foot(words.next(lead.nextStep(), lead.nextStepAt()), "", owner);
    }

    private void move(Board.Move move) {
        Subject lead = known.get(move.card());
        if (lead == null || move.from().equals(move.to())) {
            board.putBack(move);
            return;
        }
        // Back until the service has agreed, and a reason was given: in the browser it stays where it was let go.
        board.put(move.card(), move.from(), move.before());
        Access.require(LeadPermissions.CHANGE);
        words.statuses().stream()
                .filter(status -> status.key().equals(move.to()))
                .findFirst()
                .ifPresent(to -> tryTo(move, lead, to));
    }

    private void tryTo(Board.Move move, Subject lead, LeadStatus to) {
        try {
            moves.move(List.of(lead), to, () -> moved(move, to), () -> undone(move, lead));
        } catch (Problem refusal) {
            // Somebody else was faster: what the card shows is old.
            board.putBack(move);
            show(shown);
            moved.run();
            throw refusal;
        }
    }

    private void moved(Board.Move move, LeadStatus to) {
        if (shown.view().shows(to.stage())) {
            board.settle(move.card(), move.to(), 0);
            redraw(move.card());
        } else board.leave(move.card());
        known.computeIfPresent(move.card(), (id, lead) -> lead.in(to));
        moved.run();
    }

    private void undone(Board.Move move, Subject before) {
        if (board.item(move.card()).isEmpty()) show(shown);
        else {
            board.putBack(move);
            redraw(move.card());
        }
        known.put(move.card(), before);
        moved.run();
    }

    /** A move changes more than the place, such as the score. */
    private void redraw(String card) {
        board.item(card).ifPresent(lead -> lists.list(ListQuery.first(1).where("number", lead.number()))
                .items()
                .forEach(board::redraw));
    }
}
