package dev.cohort.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cohort.persistence.TestClock;
import dev.cohort.persistence.TestDatabase;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.tenancy.Tenant;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class ConsentsTest {
    static {
        System.setProperty("cohort.secret", "a secret of tests");
    }

    private final TestDatabase db;
    private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
    private final Consents consents;
    private final ConsentPurposes purposes;
    private final PreferenceLinks links = new PreferenceLinks();
    private UUID ann = new UUID(0, 0);

    ConsentsTest(TestDatabase db) {
        this.db = db;
        this.consents = TestConsents.on(db, clock);
        this.purposes = TestConsents.purposes(db, clock);
    }

    @BeforeEach
    void onePerson() {
        db.clear();
        ann = person();
    }

    @Test
    void whatWasNeverSaidAllowsServiceAndNoAdvertising() {
        assertThat(refusal("service", "email")).isEqualTo("");
        assertThat(refusal("marketing", "email")).isEqualTo("no-consent");
        assertThat(in(() -> consents.refusal(null, "marketing", "email"))).contains("no-person");
        assertThat(in(() -> consents.refusal(null, "service", "email"))).isEmpty();
    }

    @Test
    void theLatestStatementThatCoversTheChannelCounts() {
        say(NewConsent.given("marketing", "form", null, null));
        say(NewConsent.withdrawn("marketing", "unsubscribe", null).over("email"));
        assertThat(refusal("marketing", "email")).isEqualTo("consent-withdrawn");
        assertThat(refusal("marketing", "sms")).isEqualTo("");

        say(NewConsent.withdrawn("marketing", "phone", null));
        assertThat(refusal("marketing", "sms")).isEqualTo("consent-withdrawn");
        say(NewConsent.given("marketing", "paper", null, null).over("email"));
        assertThat(refusal("marketing", "email")).isEqualTo("");
        assertThat(refusal("marketing", "sms")).isEqualTo("consent-withdrawn");
    }

    @Test
    void ofTwoStatementsAtTheSameMomentTheOneThatSaysNoCounts() {
        in(() -> consents.record(ann, NewConsent.withdrawn("marketing", "form", null)));
        in(() -> consents.record(ann, NewConsent.given("marketing", "form", null, null)));
        assertThat(refusal("marketing", "email")).isEqualTo("consent-withdrawn");
    }

    @Test
    void theStatementsOfTwoPeopleWhoAreOneStandSideBySide() {
        UUID twin = person();
        say(NewConsent.given("marketing", "form", "ann", null));
        in(() -> consents.record(twin, NewConsent.withdrawn("marketing", "phone", "twin")));
        in(() -> db.transaction().handle().execute("update consent set person_id = ? where person_id = ?", ann, twin));
        assertThat(refusal("marketing", "email")).isEqualTo("consent-withdrawn");
        assertThat(in(() -> consents.standing(ann)))
                .extracting(ConsentStanding::purpose)
                .containsExactly("marketing", "service", "recording");
    }

    @Test
    void anUnknownPurposeAndATimeToComeAreRefused() {
        assertThatThrownBy(() -> say(NewConsent.given("pigeons", "form", null, null)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("unknown-purpose");
        assertThatThrownBy(() -> say(new NewConsent(
                        "marketing", null, ConsentState.GIVEN, clock.instant().plusSeconds(900), null, null, null)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("in-the-future");
    }

    @Test
    void aNewTextIsANewVersionAndOldOnesStay() {
        assertThat(in(() -> purposes.text("marketing", Locale.GERMAN)).version())
                .isEqualTo("marketing/de/0");
        in(() -> purposes.write(new NewConsentText("marketing", "de", "Ja, bitte")));
        in(() -> purposes.write(new NewConsentText("marketing", "de", "Ja, gerne")));
        assertThat(in(() -> purposes.text("marketing", Locale.GERMAN))).satisfies(text -> {
            assertThat(text.version()).isEqualTo("marketing/de/2");
            assertThat(text.body()).isEqualTo("Ja, gerne");
        });
        assertThat(in(purposes::texts)).extracting(ConsentText::version).contains("marketing/de/1", "marketing/de/0");
    }

    @Test
    void aTenantHasPurposesOfItsOwn() {
        in(() -> purposes.add(new NewPurpose("photos", "Photos on the web", ConsentBasis.CONSENT)));
        assertThat(refusal("photos", "email")).isEqualTo("no-consent");
        assertThatThrownBy(() -> in(() -> purposes.add(new NewPurpose("service", "x", ConsentBasis.CONSENT))))
                .hasMessageContaining("purpose-taken");
    }

    @Test
    void aLinkNamesOnePersonOfOneTenantAndCannotBeMadeUp() {
        String token = Context.call(db.system(db.alpha()), () -> links.token(ann));
        assertThat(read(db.alpha(), token)).isTrue();
        assertThat(read(db.beta(), token)).isFalse();
        char last = token.charAt(token.length() - 2);
        assertThat(read(db.alpha(), token.substring(0, 42) + (last == 'A' ? 'B' : 'A') + token.charAt(43)))
                .isFalse();
        assertThat(read(db.alpha(), "x")).isFalse();
        assertThat(read(db.alpha(), "?".repeat(44))).isFalse();
    }

    private boolean read(Tenant tenant, String token) {
        return Context.call(db.system(tenant), () -> links.read(token))
                .filter(ann::equals)
                .isPresent();
    }

    private void say(NewConsent said) {
        clock.forward(Duration.ofMinutes(1));
        in(() -> consents.record(ann, said));
    }

    private String refusal(String purpose, String channel) {
        return in(() -> consents.refusal(ann, purpose, channel)).orElse("");
    }

    private UUID person() {
        return in(() -> {
            UUID id = UUID.randomUUID();
            db.transaction()
                    .handle()
                    .execute("insert into person (id, created_at, changed_at) values (?, now(), now())", id);
            return id;
        });
    }

    private <T> T in(Supplier<T> work) {
        return db.transactions().inNew(db.system(db.alpha()), work);
    }
}
