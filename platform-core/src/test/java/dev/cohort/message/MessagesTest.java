package dev.cohort.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.consent.Consents;
import dev.cohort.consent.NewConsent;
import dev.cohort.consent.PreferenceLinks;
import dev.cohort.consent.TestConsents;
import dev.cohort.event.TestEvents;
import dev.cohort.module.TestSettings;
import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.person.Person;
import dev.cohort.person.TestPersons;
import dev.cohort.problem.Problem;
import dev.cohort.tenancy.TestTenants;
import dev.cohort.work.AfterCommit;
import dev.cohort.work.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class MessagesTest {
    static {
        TestDatabase.entities(Person.class);
        System.setProperty("cohort.secret", "a secret of tests");
    }

    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final ToyChannel toy = new ToyChannel();
    private final List<String> nudged = new ArrayList<>();
    private final MessageTable table;
    private final MessageDelivery delivery;
    private final Messages messages;
    private final Consents consents;

    MessagesTest(TestDatabase db) {
        this.db = db;
        this.table = new MessageTable(db.transaction(), clock);
        Channels channels = new Channels(() -> List.of(toy));
        this.consents = TestConsents.on(db, clock);
        MessageRules rules = new MessageRules(
                consents,
                TestConsents.purposes(db, clock),
                new PreferenceLinks(),
                new QuietHours(TestSettings.on(db), db.transaction()),
                TestSettings.on(db),
                clock);
        this.delivery = new MessageDelivery(table, rules, channels, TestEvents.on(db), db.transactions(), clock);
        MessageWorker worker =
                new MessageWorker(delivery, TestTenants.on(db), new Threads(Executors.defaultThreadFactory()), clock) {
                    @Override
                    public void nudge(String slug) {
                        nudged.add(slug);
                    }
                };
        this.messages = new Messages(
                table, rules, channels, TestPersons.on(db, clock), worker, new AfterCommit(db.registry()), clock);
    }

    @BeforeEach
    void clear() {
        db.clear();
    }

    @Test
    void aMessageGoesOutAfterTheCommitAndItsEventIsTold() {
        UUID id = send(hello());
        assertThat(nudged).containsExactly("alpha");
        assertThat(toy.sent).isEmpty();

        deliver();

        assertThat(toy.sent).singleElement().satisfies(sent -> {
            assertThat(sent.address()).isEqualTo("ann@example.org");
            assertThat(sent.messageId()).isEqualTo(id + "@alpha.localhost");
        });
        assertThat(in(() -> table.find(id).orElseThrow())).satisfies(row -> {
            assertThat(row.status()).isEqualTo(MessageStatus.SENT);
            assertThat(row.providerId()).isEqualTo("toy-1");
            assertThat(row.sentAt()).isEqualTo(clock.instant());
        });
        assertThat(in(() -> TestEvents.names(db))).containsExactly("message.status");
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        assertThatThrownBy(() -> in(() -> {
                    messages.send(hello());
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        deliver();
        assertThat(toy.sent).isEmpty();
        assertThat(nudged).isEmpty();
    }

    @Test
    void ofMessagesWithTheSameKeyOnlyTheFirstIsKept() {
        UUID first = send(hello().once("reminder 1"));
        UUID second = send(hello().once("reminder 1"));
        deliver();
        assertThat(second).isEqualTo(first);
        assertThat(toy.sent).hasSize(1);
    }

    @Test
    void aPassingFaultIsTriedAgainLaterAndLaterUnderTheSameId() {
        toy.before = message -> {
            throw ChannelFault.passing("deferred", "421 come back", new IllegalStateException());
        };
        UUID id = send(hello());
        deliver();
        deliver();
        assertThat(row(id)).satisfies(row -> {
            assertThat(row.status()).isEqualTo(MessageStatus.QUEUED);
            assertThat(row.attempts()).isEqualTo(1);
            assertThat(row.reasonDetail()).isEqualTo("421 come back");
            assertThat(row.dueAt()).isEqualTo(clock.instant().plusSeconds(30));
        });
        clock.forward(Duration.ofSeconds(30));
        deliver();
        assertThat(row(id).dueAt()).isEqualTo(clock.instant().plusSeconds(60));

        toy.before = message -> {};
        clock.forward(Duration.ofMinutes(1));
        deliver();
        assertThat(row(id).status()).isEqualTo(MessageStatus.SENT);
        assertThat(row(id).reason()).isNull();
    }

    @Test
    void afterTheLastAttemptItHasFailed() {
        toy.before = message -> {
            throw ChannelFault.passing("deferred", "421", new IllegalStateException());
        };
        UUID id = send(hello());
        for (int i = 0; i < 12; i++) {
            deliver();
            clock.forward(Duration.ofHours(5));
        }
        assertThat(row(id).status()).isEqualTo(MessageStatus.FAILED);
        assertThat(row(id).attempts()).isEqualTo(12);
    }

    @Test
    void aPermanentFaultFailsAtOnceWithTheProvidersWords() {
        toy.before = message -> {
            throw ChannelFault.permanent("refused", "550 5.1.1 no such user", new IllegalStateException());
        };
        UUID id = send(hello());
        deliver();
        assertThat(row(id)).satisfies(row -> {
            assertThat(row.status()).isEqualTo(MessageStatus.FAILED);
            assertThat(row.reason()).isEqualTo("refused");
            assertThat(row.reasonDetail()).contains("no such user");
        });
    }

    @Test
    void whatAKilledNodeHadClaimedGoesOutOnceItsClaimRunsOut() {
        UUID id = send(hello());
        // Killed between the claim and the provider: nothing was settled.
        in(table::claim);
        deliver();
        assertThat(toy.sent).isEmpty();
        assertThat(in(() -> table.cancel(id))).as("it may be on its way").isFalse();

        clock.forward(MessageTable.LEASE);
        deliver();
        deliver();
        assertThat(toy.sent).hasSize(1);
        assertThat(row(id).status()).isEqualTo(MessageStatus.SENT);
    }

    @Test
    void aNodeThatStartsAgainTakesItsOwnClaimsUpAtOnce() {
        send(hello());
        in(table::claim);
        delivery.release(db.alpha());
        deliver();
        assertThat(toy.sent).hasSize(1);
    }

    @Test
    void manyNodesSendEachMessageOnce() throws InterruptedException {
        for (int i = 0; i < 60; i++) send(hello());
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++)
                nodes.execute(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    deliver();
                });
            start.countDown();
        }
        deliver();
        assertThat(toy.sent).hasSize(60).extracting(OutgoingMessage::id).doesNotHaveDuplicates();
    }

    @Test
    void whatIsForLaterWaitsAndCanBeCancelled() {
        Instant evening = clock.instant().plus(Duration.ofHours(6));
        UUID id = send(hello().notBefore(evening));
        UUID other = send(hello().notBefore(evening));
        deliver();
        assertThat(toy.sent).isEmpty();
        assertThat(in(() -> table.cancel(other))).isTrue();

        clock.forward(Duration.ofHours(6));
        deliver();
        assertThat(toy.sent).extracting(OutgoingMessage::id).containsExactly(id);
        assertThat(in(() -> table.retry(other))).isTrue();
        deliver();
        assertThat(toy.sent).hasSize(2);
    }

    @Test
    void anAnswerStandsInTheThreadOfWhatItAnswers() {
        UUID first = send(hello());
        clock.forward(Duration.ofMinutes(1));
        UUID second = send(hello().replyTo(first));
        deliver();
        assertThat(row(second).threadId()).isEqualTo(first);
        assertThat(toy.sent.get(1)).satisfies(sent -> {
            assertThat(sent.inReplyTo()).isEqualTo(row(first).messageId());
            assertThat(sent.references()).containsExactly(row(first).messageId());
        });
    }

    @Test
    void advertisingGoesOnlyToWhoHasAgreedAndTheReasonIsKept() {
        UUID ann = person();
        UUID before = send(hello().person(ann).purpose(Purposes.MARKETING));
        in(() -> consents.record(ann, NewConsent.given("marketing", "form", "footer of the form", "marketing/en/0")));
        UUID after = send(hello().person(ann).purpose(Purposes.MARKETING));
        deliver();

        assertThat(row(before).status()).isEqualTo(MessageStatus.SUPPRESSED);
        assertThat(row(before).reason()).isEqualTo("no-consent");
        assertThat(row(after).status()).isEqualTo(MessageStatus.SENT);
        assertThat(toy.sent).singleElement().satisfies(sent -> {
            assertThat(sent.unsubscribeUrl()).contains("/preferences/").endsWith("/unsubscribe/marketing/email");
            assertThat(sent.text()).contains(String.valueOf(sent.unsubscribeUrl()));
        });
    }

    @Test
    void whoWithdrawsWhileTheMessageWaitsDoesNotGetIt() {
        UUID ann = person();
        in(() -> consents.record(ann, NewConsent.given("marketing", "form", null, null)));
        UUID id = send(hello().person(ann)
                .purpose(Purposes.MARKETING)
                .notBefore(clock.instant().plusSeconds(60)));
        clock.forward(Duration.ofSeconds(60));
        in(() -> consents.record(
                ann, NewConsent.withdrawn("marketing", "unsubscribe", null).over("email")));
        deliver();
        assertThat(toy.sent).isEmpty();
        assertThat(row(id).reason()).isEqualTo("consent-withdrawn");
    }

    @Test
    void aServiceMessageGoesToWhoHasNotObjected() {
        UUID ann = person();
        UUID first = send(hello().person(ann));
        deliver();
        in(() -> consents.record(ann, NewConsent.withdrawn("service", "phone", null)));
        UUID second = send(hello().person(ann));
        UUID needed = send(hello().person(ann).purpose(Purposes.REQUIRED));
        deliver();
        assertThat(row(first).status()).isEqualTo(MessageStatus.SENT);
        assertThat(row(second).reason()).isEqualTo("objected");
        assertThat(row(needed).status()).isEqualTo(MessageStatus.SENT);
    }

    @Test
    void whereEmailKeepsQuietHoursItWaitsForTheirEndUnlessItIsUrgent() {
        in(() -> {
            TestSettings.on(db).set(QuietHours.EMAIL, true);
            return db;
        });
        clock.forward(Duration.ofHours(10)); // 23:00 in Berlin
        UUID id = send(hello());
        UUID urgent = send(hello().urgent());
        deliver();
        assertThat(toy.sent).extracting(OutgoingMessage::id).containsExactly(urgent);
        assertThat(row(id).reason()).isEqualTo("quiet-hours");
        assertThat(row(id).dueAt()).isEqualTo(Instant.parse("2026-11-21T07:00:00Z"));
        clock.forward(Duration.ofHours(9));
        deliver();
        assertThat(toy.sent).hasSize(2);
    }

    @Test
    void whatIsOpenedAndFollowedCountsOnceAndTellsTheScore() {
        UUID ann = person();
        UUID id = send(NewMessage.email("ann@example.org", "Hello", "See https://school.example/a")
                .person(ann));
        deliver();
        assertThat(toy.sent.getFirst().html()).contains("/mail/link/", "/mail/open/");
        assertThat(toy.sent.getFirst().text())
                .contains("https://school.example/a")
                .doesNotContain("/mail/");
        Openings openings = new Openings(db.transaction(), table, TestEvents.on(db), clock);
        var link = new TrackedLinks.Link(id, 1, "https://school.example/a");
        for (int i = 0; i < 2; i++)
            in(() -> {
                openings.opened(id);
                openings.followed(link);
                return true;
            });
        assertThat(row(id).status()).isEqualTo(MessageStatus.READ);
        assertThat(in(() -> TestEvents.names(db))).containsOnlyOnce("message.clicked");
        assertThat(in(() -> db.transaction()
                        .handle()
                        .createQuery("select count(*) from message_click where message_id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(1);
    }

    @Test
    void switchedOffOrWithoutAPersonNothingInAMailIsChanged() {
        send(NewMessage.email("desk@example.org", "Hello", "See https://school.example/a"));
        in(() -> {
            TestSettings.on(db).set(MessageRules.TRACKING, false);
            return db;
        });
        send(NewMessage.email("ann@example.org", "Hello", "See https://school.example/a")
                .person(person()));
        deliver();
        assertThat(toy.sent).hasSize(2).allSatisfy(sent -> assertThat(sent.html())
                .contains("href=\"https://school.example/a\"")
                .doesNotContain("/mail/"));
    }

    @Test
    void noAddressAndNoChannelAreRefused() {
        assertThatThrownBy(() -> send(NewMessage.email("nobody", "Hello", "Hello")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not-an-address");
        assertThatThrownBy(() -> send(NewMessage.over("pigeon", "x@y", null, "Coo")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("unknown-channel");
    }

    @Test
    void anotherTenantSendsNothingOfIt() {
        send(hello());
        assertThat(delivery.deliver(db.beta(), 10)).isFalse();
        assertThat(toy.sent).isEmpty();
    }

    @Test
    void aTokenNamesItsMessageWhateverBecomesOfItsCase() {
        UUID id = UUID.randomUUID();
        assertThat(ReplyToken.of(id)).hasSize(26);
        assertThat(ReplyToken.read(ReplyToken.of(id).toUpperCase(java.util.Locale.ROOT)))
                .contains(id);
        assertThat(ReplyToken.read("not a token")).isEmpty();
    }

    private UUID person() {
        return in(() -> {
            UUID id = UUID.randomUUID();
            db.transaction()
                    .handle()
                    .execute(
                            "insert into person (id, first_name, email, created_at, changed_at) values (?, 'Ann', 'ann@example.org', now(), now())",
                            id);
            return id;
        });
    }

    private static NewMessage hello() {
        return NewMessage.email("ann@example.org", "Hello", "Hello Ann").attach("a.txt", "text/plain", new byte[] {65});
    }

    private MessageTable.Row row(UUID id) {
        return in(() -> table.find(id).orElseThrow());
    }

    private UUID send(NewMessage message) {
        return in(() -> messages.send(message));
    }

    private void deliver() {
        while (delivery.deliver(db.alpha(), 50)) Thread.onSpinWait();
    }

    private <T> T in(Supplier<T> work) {
        return db.transactions().inNew(db.system(db.alpha()), work);
    }
}
