package dev.cohort.leads;

import static dev.cohort.leads.LeadsFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cohort.access.Caller;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.Scope;
import dev.cohort.leads.LeadLists.BoardFilter;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.problem.Problem.FieldFault;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.rest.Patch;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class LeadsTest {
    private LeadsFixture on;

    @BeforeEach
    void open(TestDatabase db) {
        on = new LeadsFixture(db);
    }

    @Test
    void aNewLeadHasANumberAPersonAndAnOrigin() {
        LeadDetails lead = create(lead("Marta", "Nowak", "Marta.Nowak@Example.org", "0176 04069012"));
        assertThat(lead.number()).isEqualTo("L-000001");
        assertThat(lead.name()).isEqualTo("Marta Nowak");
        assertThat(lead.phone()).isEqualTo("0176 04069012");
        assertThat(lead.phoneE164()).isEqualTo("+4917604069012");
        assertThat(List.of(lead.source(), lead.medium(), lead.campaign())).containsExactly("direct", "none", "none");
        assertThat(lead.stage()).isEqualTo(LeadStage.NEW);
        assertThat(lead.score()).isEqualTo(new LeadScore.Brief(42, ScoreBadge.WARM));
        assertThat(lead.version()).isEqualTo(1);
    }

    @Test
    void aSalespersonsLeadIsTheirOwnAndTeamAndBranchFollow() {
        LeadDetails lead =
                on.as(LeadsFixture.sales(), () -> on.leads.create(lead("A", "B", null, null), OnDuplicate.REFUSE));
        assertThat(lead.owner()).isEqualTo(new LeadOwner(LeadsFixture.SALES, "Jonas", "sales@alpha.example"));
        assertThat(lead.team()).isEqualTo(new LeadDetails.Place(LeadsFixture.TEAM, "Sales"));
        assertThat(lead.branch()).isEqualTo(new LeadDetails.Place(LeadsFixture.BERLIN, "Berlin"));
    }

    @Test
    void aPhoneBelongsToTheCountryOfTheBranch() {
        LeadDetails lead = create(patched(
                LeadFields.BLANK,
                Map.of("lastName", "Gruber", "phone", "0664 1234567", "branchId", LeadsFixture.VIENNA)));
        assertThat(lead.phoneE164()).isEqualTo("+436641234567");
    }

    @Test
    void unknownOwnersBranchesAndFaultyFieldsAreNamed() {
        assertFault(Map.of("lastName", "X", "owner", "nobody@alpha.example"), "owner", "unknown-member");
        assertFault(Map.of("lastName", "X", "branchId", UUID.randomUUID()), "branchId", "unknown-branch");
        assertFault(Map.of("lastName", "X", "email", "none@none"), "email", "email");
        assertFault(Map.of("lastName", "x".repeat(101)), "lastName", "too-long");
        assertFault(Map.of("interest", "English"), "name", "unidentified");
    }

    @Test
    void theSameAddressOrNumberIsSuspected() {
        LeadDetails first = create(lead("Marta", "Nowak", "marta@example.org", "0176 04069012"));
        Problem problem = refused(() -> create(lead("M.", "N.", "MARTA@example.org", null)));
        assertThat(problem.code()).isEqualTo("duplicate-suspected");
        assertThat(problem.values().get("candidates"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Duplicate.class))
                .extracting(Duplicate::id, Duplicate::reason)
                .containsExactly(org.assertj.core.api.Assertions.tuple(first.id(), "email"));
        assertThat(refused(() -> create(lead("M.", "N.", null, "+49 176 04069012")))
                        .code())
                .isEqualTo("duplicate-suspected");
    }

    @Test
    void aCandidateTheCallerMayNotSeeIsOnlyCounted() {
        create(lead("Marta", "Nowak", "marta@example.org", null));
        Problem problem = refused(() -> on.as(
                LeadsFixture.elsewhere(),
                () -> on.leads.create(lead("M", "N", "marta@example.org", null), OnDuplicate.REFUSE)));
        assertThat(problem.values()).containsEntry("candidates", List.of()).containsEntry("hidden", 1);
    }

    @Test
    void mergingFillsWhatWasEmptyAndLosesNothing() {
        LeadDetails first =
                create(patched(lead("Marta", null, "marta@example.org", null), Map.of("notes", "Evenings")));
        LeadDetails merged = on.as(
                LeadsFixture.manager(),
                () -> on.leads.create(
                        patched(lead("M", "Nowak", "marta@example.org", "0176 04069012"), Map.of("notes", "Price?")),
                        OnDuplicate.MERGE));
        assertThat(merged.id()).isEqualTo(first.id());
        assertThat(merged.name()).isEqualTo("Marta Nowak");
        assertThat(merged.notes()).isEqualTo("Evenings\n\nPrice?");
        assertThat(merged.phoneE164()).isEqualTo("+4917604069012");
    }

    @Test
    void siblingsWhoShareAPhoneAreNotMerged() {
        create(lead("Adam", "Nowak", null, "0176 04069012"));
        on.as(
                LeadsFixture.manager(),
                () -> on.leads.create(lead("Eva", "Nowak", null, "0176 04069012"), OnDuplicate.MERGE));
        assertThat(count(ListQuery.first(10))).isEqualTo(2);
    }

    @Test
    void aChangeTouchesWhatItNamesAndIsAudited() {
        LeadDetails lead = create(lead("Marta", "Nowak", "marta@example.org", "0176 04069012"));
        LeadDetails changed = change(lead, Map.of("interest", "English B1", "tags", List.of("vip", "a,\"b\" \\c")));
        assertThat(changed.interest()).isEqualTo("English B1");
        assertThat(changed.tags()).containsExactly("vip", "a,\"b\" \\c");
        assertThat(changed.email()).isEqualTo("marta@example.org");
        assertThat(changed.version()).isEqualTo(lead.version() + 1);
        assertThat(timeline(lead.id()))
                .extracting(LeadTimeline.Entry::kind)
                .containsExactly(LeadTimeline.Kind.CHANGED, LeadTimeline.Kind.CREATED);
        assertThat(timeline(lead.id()).getFirst().after())
                .contains("English B1")
                .doesNotContain("marta");
    }

    @Test
    void whatChangesNothingLeavesTheVersion() {
        LeadDetails lead = create(lead("Marta", "Nowak", "marta@example.org", "0176 04069012"));
        assertThat(change(lead, Map.of("firstName", " Marta ")).version()).isEqualTo(lead.version());
    }

    @Test
    void whoReadAnOlderVersionIsRefused() {
        LeadDetails lead = create(lead("Marta", "Nowak", null, null));
        change(lead, Map.of("interest", "English"));
        assertThat(refused(() -> change(lead, Map.of("interest", "German"))).code())
                .isEqualTo("stale-version");
    }

    @Test
    void anotherOwnerTakesTheLeadAlongToTheOwnBranch() {
        LeadDetails lead = create(lead("Marta", "Nowak", null, "0176 04069012"));
        LeadDetails given = change(lead, Map.of("owner", "ELSEWHERE@alpha.example"));
        assertThat(given.owner()).isNotNull().extracting(LeadOwner::id).isEqualTo(LeadsFixture.ELSEWHERE);
        assertThat(given.branch()).isEqualTo(new LeadDetails.Place(LeadsFixture.VIENNA, "Wien"));
        assertThat(given.phoneE164()).as("the number stays what it was").isEqualTo("+4917604069012");
        Map<String, Object> nobody = new HashMap<>();
        nobody.put("owner", null);
        assertThat(change(given, nobody).owner()).isNull();
    }

    @Test
    void movesAreKeptWithTheTimeInStage() {
        LeadDetails lead = create(lead("Marta", "Nowak", null, null));
        LeadDetails moved = move(lead.id(), StatusChange.to("contacted"));
        assertThat(moved.stage()).isEqualTo(LeadStage.CONTACTED);
        assertThat(timeline(lead.id()).getFirst())
                .extracting(LeadTimeline.Entry::kind, LeadTimeline.Entry::fromStatus, LeadTimeline.Entry::secondsBefore)
                .containsExactly(LeadTimeline.Kind.STATUS, "new", 0L);
        assertThat(move(lead.id(), StatusChange.to("contacted")).version()).isEqualTo(moved.version());
    }

    @Test
    void moveTakenBackLeavesTheLeadAsItStood() {
        LeadDetails lead = create(lead("Marta", "Nowak", null, null));
        move(lead.id(), StatusChange.to("lost", "Too far away"));
        on.as(LeadsFixture.manager(), () -> on.db.transaction()
                .handle()
                .execute("update lead set stage_since = stage_since - interval '7 days' where id = ?", lead.id()));
        LeadDetails before = on.as(LeadsFixture.manager(), () -> on.leads.get(lead.id()));
        int told = timeline(lead.id()).size();
        move(lead.id(), StatusChange.to("enrolled"));
        takeBack(lead.id());
        LeadDetails after = on.as(LeadsFixture.manager(), () -> on.leads.get(lead.id()));
        assertThat(after.status()).isEqualTo("lost");
        assertThat(after.stageSince()).isEqualTo(before.stageSince());
        assertThat(after.lostReason()).isEqualTo("Too far away");
        assertThat(after.archived()).isFalse();
        assertThat(timeline(lead.id())).hasSize(told);
        // The one before is the manager's own, too; the arrival is none.
        takeBack(lead.id());
        assertThat(refused(() -> takeBack(lead.id())).code()).isEqualTo("move-overtaken");
    }

    @Test
    void aMoveIsTakenBackHoweverLongAgoWhereItIsStillTheLatest() {
        LeadDetails lead = create(patched(LeadFields.BLANK, Map.of("lastName", "Nowak", "owner", LeadsFixture.SALES)));
        move(lead.id(), StatusChange.to("contacted"));
        on.as(LeadsFixture.manager(), () -> on.db.transaction()
                .handle()
                .execute("update lead set stage_since = stage_since - interval '7 days' where id = ?", lead.id()));
        LeadDetails before = on.as(LeadsFixture.manager(), () -> on.leads.get(lead.id()));
        int told = timeline(lead.id()).size();
        move(lead.id(), StatusChange.to("interested"));
        on.as(LeadsFixture.manager(), () -> on.db.transaction()
                .handle()
                .execute(
                        "update lead_stage_change set changed_at = changed_at - interval '2 hours' where lead_id = ?"
                                + " and to_status <> 'interested'",
                        lead.id()));

        assertThat(takenBack(lead.id(), "new")).isFalse();
        assertThat(takenBack(lead.id(), "contacted")).isTrue();

        LeadDetails after = on.as(LeadsFixture.manager(), () -> on.leads.get(lead.id()));
        assertThat(after.status()).isEqualTo("contacted");
        assertThat(after.stageSince()).isEqualTo(before.stageSince());
        assertThat(timeline(lead.id())).hasSize(told);
        assertThat(on.as(LeadsFixture.sales(), () -> on.leads.takeBackMove(lead.id(), "new")))
                .isFalse();
    }

    private boolean takenBack(UUID id, String from) {
        return on.as(LeadsFixture.manager(), () -> on.leads.takeBackMove(id, from));
    }

    @Test
    void onlyTheOwnLatestMoveIsTakenBack() {
        LeadDetails lead = create(patched(LeadFields.BLANK, Map.of("lastName", "Nowak", "owner", LeadsFixture.SALES)));
        on.as(LeadsFixture.sales(), () -> on.leads.moveTo(lead.id(), StatusChange.to("contacted")));
        assertThat(refused(() -> takeBack(lead.id())).code()).isEqualTo("move-overtaken");
        move(lead.id(), StatusChange.to("interested"));
        assertThat(refused(() -> on.as(LeadsFixture.sales(), () -> {
                            on.leads.takeBackMove(lead.id());
                            return lead;
                        }))
                        .code())
                .isEqualTo("move-overtaken");
    }

    private UUID takeBack(UUID id) {
        return on.as(LeadsFixture.manager(), () -> {
            on.leads.takeBackMove(id);
            return id;
        });
    }

    @Test
    void losingAsksForAReasonAndAnUnknownStatusIsNamed() {
        LeadDetails lead = create(lead("Marta", "Nowak", null, null));
        assertThat(refused(() -> move(lead.id(), StatusChange.to("lost"))).faults())
                .extracting(FieldFault::field, FieldFault::code)
                .containsExactly(org.assertj.core.api.Assertions.tuple("reason", "required"));
        assertThat(refused(() -> move(lead.id(), StatusChange.to("dancing"))).faults())
                .extracting(FieldFault::code)
                .containsExactly("unknown-status");
        assertThat(move(lead.id(), StatusChange.to("lost", "Too far away")).lostReason())
                .isEqualTo("Too far away");
    }

    @Test
    void whoIsEnrolledIsArchivedAndNoLongerChanged() {
        LeadDetails lead = create(lead("Marta", "Nowak", null, null));
        LeadDetails enrolled = move(lead.id(), StatusChange.to("enrolled"));
        assertThat(enrolled.archived()).isTrue();
        assertThat(refused(() -> change(enrolled, Map.of("interest", "x"))).code())
                .isEqualTo("lead-archived");
        assertThat(refused(() -> move(lead.id(), StatusChange.to("new"))).code())
                .isEqualTo("lead-archived");
    }

    @Test
    void anotherTenantAndAnotherTeamDoNotSeeTheLead() {
        LeadDetails lead = create(patched(LeadFields.BLANK, Map.of("lastName", "Nowak", "owner", LeadsFixture.SALES)));
        assertThat(refused(() -> on.as(LeadsFixture.elsewhere(), () -> on.leads.get(lead.id())))
                        .status())
                .isEqualTo(404);
        assertThat(refused(() -> on.as(on.db.beta(), LeadsFixture.manager(), () -> on.leads.get(lead.id())))
                        .status())
                .isEqualTo(404);
        assertThat(on.as(LeadsFixture.sales(), () -> on.leads.get(lead.id())).id())
                .isEqualTo(lead.id());
        assertThat(on.as(LeadsFixture.elsewhere(), () -> on.lists.count(ListQuery.first(1))))
                .isZero();
    }

    @Test
    void whoMayNotSeeALeadIsToldTheSameByEveryOperation() {
        LeadDetails lead = create(patched(LeadFields.BLANK, Map.of("lastName", "Nowak", "owner", LeadsFixture.SALES)));
        Patch<LeadFields> patch = Patch.of(LeadFields.class, Json.tree(Map.of("interest", "Piano")));
        List<Supplier<Object>> operations = List.of(
                () -> on.leads.get(lead.id()),
                () -> on.leads.score(lead.id()),
                () -> on.timelines.timeline(lead.id()),
                () -> on.leads.change(lead.id(), lead.version(), patch),
                () -> on.leads.moveTo(lead.id(), StatusChange.to("contacted")),
                () -> {
                    on.leads.delete(lead.id());
                    return lead;
                });
        for (Supplier<Object> operation : operations) {
            Problem problem = refused(() -> on.as(LeadsFixture.elsewhere(), operation));
            assertThat(problem.status()).isEqualTo(404);
            assertThat(problem.code()).isEqualTo("not-found");
        }
    }

    @Test
    void whoSeesALeadButMayNotChangeItIsToldWhatIsMissing() {
        LeadDetails lead = create(patched(LeadFields.BLANK, Map.of("lastName", "Nowak", "owner", LeadsFixture.SALES)));
        Problem problem = refused(
                () -> on.as(LeadsFixture.reader(), () -> on.leads.moveTo(lead.id(), StatusChange.to("contacted"))));
        assertThat(problem.status()).isEqualTo(403);
        assertThat(problem.values()).containsEntry("permission", LeadPermissions.CHANGE);
    }

    @Test
    void nothingIsMergedIntoALeadTheCallerDoesNotSee() {
        create(lead("Marta", "Nowak", "marta@example.org", null));
        Problem problem = refused(() -> on.as(
                LeadsFixture.elsewhere(),
                () -> on.leads.create(lead("Marta", "Nowak", "marta@example.org", null), OnDuplicate.MERGE)));
        assertThat(problem.code()).isEqualTo("duplicate-suspected");
        assertThat(problem.values()).containsEntry("hidden", 1);
    }

    @Test
    void aDeletedLeadIsGoneAndBlocksNothing() {
        LeadDetails lead = create(lead("Marta", "Nowak", "marta@example.org", null));
        on.as(LeadsFixture.manager(), () -> {
            on.leads.delete(lead.id());
            return true;
        });
        assertThat(refused(() -> on.as(LeadsFixture.manager(), () -> on.leads.get(lead.id())))
                        .status())
                .isEqualTo(404);
        assertThat(create(lead("Marta", "Nowak", "marta@example.org", null)).number())
                .isEqualTo("L-000002");
    }

    @Test
    void listsFilterSortSearchAndPage() {
        demo();
        ListQuery hot =
                ListQuery.first(10).where("status.in", "interested,contacted").where("score.gte", "40");
        assertThat(list(hot.sorted("-score")).items())
                .isNotEmpty()
                .allMatch(lead -> lead.score().value() >= 40)
                .isSortedAccordingTo((a, b) -> b.score().value() - a.score().value());
        for (String sort : List.of(
                "createdAt",
                "-changedAt",
                "lastName",
                "-name",
                "score",
                "nextStepAt",
                "-nextStepAt",
                "status",
                "number")) {
            ListQuery query = ListQuery.first(50).sorted(sort);
            Page<LeadSummary> first = list(query);
            Page<LeadSummary> second = list(query.after(first.next()));
            assertThat(first.items()).as(sort).hasSize(50);
            assertThat(second.items()).as(sort).isNotEmpty().noneMatch(first.items()::contains);
        }
        assertThat(list(ListQuery.first(5).searching("NOWAK mart")).items())
                .extracting(LeadSummary::name)
                .containsExactly("Marta Nowak");
        assertThat(list(ListQuery.first(5).searching("müller")).items())
                .extracting(LeadSummary::name)
                .contains("Lukas Müller");
        assertThat(list(ListQuery.first(5).searching("L-000007")).items())
                .extracting(LeadSummary::number)
                .containsExactly("L-000007");
        assertThat(list(ListQuery.first(5).searching("100%_\\'; drop table lead"))
                        .items())
                .isEmpty();
    }

    @Test
    void theBoardCountsEveryColumnAndShowsItsFirstCards() {
        demo();
        LeadBoard board = on.as(LeadsFixture.manager(), () -> on.lists.board(3, BoardFilter.NONE));
        assertThat(board.columns()).hasSize(11);
        assertThat(board.columns().getFirst().status()).isEqualTo("new");
        assertThat(board.columns()).allMatch(column -> column.items().size() == Math.min(3, column.count()));
        assertThat(board.columns().stream().mapToLong(LeadBoard.Column::count).sum())
                .isEqualTo(count(ListQuery.first(1)));
        LeadBoard own = on.as(LeadsFixture.sales(), () -> on.lists.board(3, BoardFilter.NONE));
        assertThat(own.columns().stream().mapToLong(LeadBoard.Column::count).sum())
                .isLessThan(count(ListQuery.first(1)));
    }

    @Test
    void theFunnelNarrows() {
        demo();
        LeadFunnel funnel = on.as(LeadsFixture.manager(), () -> on.funnels.funnel(null, null, null, null));
        assertThat(funnel.total()).isGreaterThan(100);
        assertThat(funnel.steps())
                .extracting(LeadFunnel.Step::reached)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(funnel.steps().getFirst().reached()).isEqualTo(funnel.total());
        // Each number opens its rows, the lost ones among them.
        String since = funnel.from()
                .atStartOfDay(ZoneId.of("Europe/Berlin"))
                .toInstant()
                .toString();
        for (int step = 1; step <= funnel.steps().size(); step++)
            assertThat(count(ListQuery.first(1)
                            .where("createdAt.gte", since)
                            .where("reachedStep.gte", String.valueOf(step))))
                    .isEqualTo(funnel.steps().get(step - 1).reached());
    }

    @Test
    void theScoreIsTheSumOfItsReasons() {
        LeadDetails lead = create(lead("Marta", "Nowak", "marta@example.org", null));
        LeadScore score = on.as(LeadsFixture.manager(), () -> on.leads.score(lead.id()));
        assertThat(score.value()).isEqualTo(lead.score().value());
        assertThat(score.contributions().stream()
                        .mapToInt(LeadScore.Contribution::points)
                        .sum())
                .isEqualTo(score.value());
    }

    @Test
    void theScoresOfTheDemoAreThoseOfTheRecords() {
        demo();
        for (LeadSummary each : list(ListQuery.first(50)).items())
            assertThat(on.as(LeadsFixture.manager(), () -> on.leads.score(each.id()))
                            .value())
                    .as(each.number())
                    .isEqualTo(each.score().value());
    }

    @Test
    void whatSomebodyAgreedToStandsInTheTimelineAndTheirLinkIsNobodyElsesBusiness() {
        LeadDetails lead = create(lead("Marta", "Nowak", "marta@example.org", null));
        String secret = "A".repeat(44);
        on.capture.texts("insert into consent (id, person_id, purpose, channel, given, happened_at, source, actor_name,"
                + " created_at) values (gen_random_uuid(), '" + lead.personId()
                + "', 'marketing', 'any', false, now(), 'phone', 'Tom', now()) returning ''");
        on.capture.texts(
                "insert into message (id, direction, channel, purpose, status, urgent, record_type, record_id,"
                        + " address, body_text, variables, thread_id, message_id, due_at, attempts, actor_name, created_at, changed_at, version)"
                        + " values (gen_random_uuid(), 'OUT', 'email', 'service', 'SENT', false, 'lead', '" + lead.id()
                        + "', 'marta@example.org', 'Change it: https://alpha.example/preferences/" + secret
                        + "/unsubscribe/x/y or write.', '{}', gen_random_uuid(), 'm', now(), 1, 'Tom', now(), now(), 0) returning ''");

        List<LeadTimeline.Entry> told =
                on.as(consentReader(), () -> on.timelines.timeline(lead.id())).items();

        assertThat(told).extracting(LeadTimeline.Entry::kind).contains(LeadTimeline.Kind.CONSENT);
        assertThat(told)
                .filteredOn(entry -> entry.kind() == LeadTimeline.Kind.MESSAGE)
                .singleElement()
                .satisfies(entry -> assertThat(entry.after())
                        .contains("Change it: [preference link] or write.")
                        .doesNotContain(secret));
        assertThat(timeline(lead.id())).extracting(LeadTimeline.Entry::kind).doesNotContain(LeadTimeline.Kind.CONSENT);
    }

    private static Caller consentReader() {
        return new Caller(
                Caller.Kind.MEMBER,
                LeadsFixture.MANAGER,
                "manager",
                null,
                null,
                Set.of(),
                Set.of("manager"),
                Map.of(LeadPermissions.READ, Scope.ALL, CorePermissions.CONSENT_READ, Scope.ALL));
    }

    private void demo() {
        on.as(dev.cohort.access.Caller.SYSTEM, () -> {
            on.demo.create();
            return true;
        });
    }

    private LeadDetails create(LeadFields fields) {
        return on.as(LeadsFixture.manager(), () -> on.leads.create(fields, OnDuplicate.REFUSE));
    }

    private LeadDetails change(LeadDetails lead, Map<String, ? extends @Nullable Object> fields) {
        return on.as(
                LeadsFixture.manager(),
                () -> on.leads.change(lead.id(), lead.version(), Patch.of(LeadFields.class, Json.tree(fields))));
    }

    private LeadDetails move(UUID id, StatusChange change) {
        return on.as(LeadsFixture.manager(), () -> on.leads.moveTo(id, change));
    }

    private List<LeadTimeline.Entry> timeline(UUID id) {
        return on.as(LeadsFixture.manager(), () -> on.timelines.timeline(id)).items();
    }

    private Page<LeadSummary> list(ListQuery query) {
        return on.as(LeadsFixture.manager(), () -> on.lists.list(query));
    }

    private long count(ListQuery query) {
        return on.as(LeadsFixture.manager(), () -> on.lists.count(query));
    }

    private static LeadFields patched(LeadFields fields, Map<String, ?> more) {
        return Patch.of(LeadFields.class, Json.tree(more)).on(fields);
    }

    private void assertFault(Map<String, ?> fields, String field, String code) {
        assertThat(refused(() -> create(patched(LeadFields.BLANK, fields))).faults())
                .extracting(FieldFault::field, FieldFault::code)
                .containsExactly(org.assertj.core.api.Assertions.tuple(field, code));
    }

    private static Problem refused(Supplier<?> act) {
        return assertThatExceptionOfType(Problem.class).isThrownBy(act::get).actual();
    }
}
