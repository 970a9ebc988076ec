package dev.cohort.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
@DisplayName("Messages go out and answers come in")
class MessagesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern TRACKED = Pattern.compile("href=\"http://demo\\.localhost:\\d+(/mail/link/[^\"]+)\"");
    private static final Pattern PICTURE = Pattern.compile("src=\"http://demo\\.localhost:\\d+(/mail/open/[^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("http://demo\\.localhost:\\d+(/preferences/\\S+)");

    private final Cohort cohort;
    private final Site sales;
    private final Site owner;
    private String address = "";
    private JsonNode lead = Answer.JSON.nullNode();

    MessagesIT(Cohort cohort) {
        this.cohort = cohort;
        sales = cohort.site(Cohort.DEMO, "sales");
        owner = cohort.site(Cohort.DEMO, "owner");
    }

    @BeforeEach
    void aLead() {
        address = "m" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        lead = sales.post("/leads", Map.of("firstName", "Mila", "lastName", "Mail", "email", address))
                .with(201)
                .json();
    }

    @Test
    void aMailFromTheLeadsPageIsAnsweredAndBothStandOnItsTimeline() throws MessagingException {
        try (Screen screen = new Screen(cohort, Cohort.DEMO, "sales")) {
            Page page = screen.open("leads/" + lead.path("number").asText());
            page.locator(".cmp .ct button", new Page.LocatorOptions().setHasText("E-mail"))
                    .click();
            page.getByLabel("Subject").fill("Your English course");
            Locator text = page.locator(".cmp textarea").first();
            text.fill("Shall we find a date?");
            text.press("Control+Enter");
            assertThat(page.getByText("The e-mail is on its way").first()).isVisible();
            assertThat(page.getByText("Shall we find a date?").first()).isVisible();

            JsonNode mail = mail("Your English course");
            assertThat(mail.path("text").asText()).contains("Shall we find a date?");
            assertThat(mail.path("html").asText()).contains("Shall we find a date?");
            String sent = owner.get("/messages?recordId=" + id())
                    .with(200)
                    .json()
                    .path("items")
                    .path(0)
                    .path("id")
                    .asText();
            answer(sent, "Yes, on Monday!\n\nOn Fri, 20 Nov 2026 at 12:00 School wrote:\n> Shall we find a date?");
            owner.post("/mailbox/read", null).with(200);

            screen.open("leads/" + lead.path("number").asText());
            assertThat(page.getByText("Yes, on Monday!").first()).isVisible();
            screen.open("messages?tab=received&q=" + address);
            assertThat(page.locator(".task", new Page.LocatorOptions().setHasText("Re: Your English course")))
                    .isVisible();
        }
        JsonNode thread = sales.get("/messages?recordType=lead&recordId=" + id())
                .with(200)
                .json()
                .path("items");
        // A mail tells its time in whole seconds, so within one the answer may stand before what it answers.
        assertThat(thread.findValuesAsText("direction")).containsExactlyInAnyOrder("in", "out");
        assertThat(thread.findValuesAsText("status")).containsExactlyInAnyOrder("received", "sent");
        assertThat(thread.path(0).path("threadId")).isEqualTo(thread.path(1).path("threadId"));
        assertThat(sales.get("/notifications").with(200).text()).contains("Re: Your English course");
        JsonNode health = owner.get("/mailbox").with(200).json();
        assertThat(health.path("failure").isNull()).isTrue();
        assertThat(health.path("read").asInt()).isPositive();
    }

    @Test
    void whatIsOpenedAndFollowedStandsWithTheMailAndTheLinkLeadsNowhereElse() {
        sales.post(
                        "/messages",
                        Map.of(
                                "recordType", "lead",
                                "recordId", id(),
                                "subject", "Our courses",
                                "text", "See https://school.example/courses?a=1&b=2 please."))
                .with(201);
        String html = mail("Our courses").path("html").asText();
        Matcher link = TRACKED.matcher(html);
        assertThat(link.find()).isTrue();
        Matcher picture = PICTURE.matcher(html);
        assertThat(picture.find()).isTrue();
        Site visitor = Site.of(cohort.port(), "demo.localhost");
        visitor.raw("HEAD", picture.group(1), null).with(200);
        assertThat(message("Our courses").path("status").asText())
                .as("HEAD does not count")
                .isEqualTo("sent");
        assertThat(visitor.raw("GET", picture.group(1), null).with(200).header("Content-Type"))
                .isEqualTo("image/gif");
        String path = link.group(1).replace("&amp;", "&");
        for (int i = 0; i < 2; i++)
            assertThat(visitor.raw("GET", path, null).with(302).header("Location"))
                    .isEqualTo("https://school.example/courses?a=1&b=2");
        visitor.raw("GET", path.replace("school.example", "evil.example"), null).with(404);
        visitor.raw("POST", path, "").with(405);
        Site.of(cohort.port(), "codelab.localhost").raw("GET", path, null).with(404);

        JsonNode read = message("Our courses");
        assertThat(read.path("status").asText()).isEqualTo("read");
        assertThat(read.path("readAt").isNull()).isFalse();
        assertThat(read.path("clicks")).singleElement().satisfies(click -> assertThat(
                        click.path("address").asText())
                .isEqualTo("https://school.example/courses?a=1&b=2"));
        assertThat(sales.get("/persons/" + lead.path("personId").asText() + "/messages?channel=email")
                        .with(200)
                        .json()
                        .path("items"))
                .hasSize(1);
        await().atMost(PATIENCE).until(() -> sales.get("/leads/" + id() + "/score")
                .json()
                .path("contributions")
                .findValuesAsText("rule")
                .contains("event-clicked"));
        try (Screen screen = new Screen(cohort, Cohort.DEMO, "sales")) {
            Page page = screen.open("leads/" + lead.path("number").asText());
            assertThat(page.getByText("clicked 1 link").first()).isVisible();
            screen.open("people/" + lead.path("personId").asText());
            assertThat(page.locator(".message-log").getByText("clicked 1 link")).isVisible();
        }
    }

    @Test
    void aMailOfAStrangerBecomesALeadAndAMachinesDoesNot() throws MessagingException {
        String stranger = "new" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        String machine = "auto" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        write(machine, "Robo Mailer", "Out of office", "I am away.", Map.of("Auto-Submitted", "auto-replied"));
        write(stranger, "Berta von Neu", "Is there a course in May?", "I would like to learn Greek.", Map.of());
        owner.post("/mailbox/read", null).with(200);
        JsonNode found = await().atMost(PATIENCE)
                .until(
                        () -> owner.get("/leads?email=" + stranger)
                                .with(200)
                                .json()
                                .path("items"),
                        items -> items.size() == 1)
                .get(0);
        assertThat(found.path("firstName").asText() + "|"
                        + found.path("lastName").asText())
                .isEqualTo("Berta von|Neu");
        assertThat(found.path("source").asText()).isEqualTo("email");
        String leadId = found.path("id").asText();
        assertThat(owner.get("/leads/" + leadId + "/timeline").with(200).text())
                .contains("I would like to learn Greek.");
        JsonNode kept = owner.get("/inbox?source=email&leadId=" + leadId)
                .with(200)
                .json()
                .path("items")
                .get(0);
        assertThat(kept.path("state").asText()).isEqualTo("created");
        assertThat(owner.get("/inbox/" + kept.path("id").asText())
                        .with(200)
                        .json()
                        .path("body")
                        .asText())
                .contains("Is there a course in May?");
        assertThat(owner.get("/inbox?source=email&q=" + machine)
                        .with(200)
                        .json()
                        .path("items"))
                .isEmpty();

        setting(false);
        try {
            String another = "no" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
            write(another, "Nobody Wanted", "Buy this", "Cheap.", Map.of());
            owner.post("/mailbox/read", null).with(200);
            JsonNode aside = await().atMost(PATIENCE)
                    .until(
                            () -> owner.get("/inbox?source=email&q=" + another)
                                    .with(200)
                                    .json()
                                    .path("items"),
                            items -> items.size() == 1)
                    .get(0);
            assertThat(aside.path("state").asText()).isEqualTo("ignored");
            assertThat(aside.path("reasonCode").asText()).isEqualTo("unknown-sender");
        } finally {
            setting(true);
        }
    }

    private void setting(boolean leads) {
        owner.put("/settings/leads.mail-enquiries", Map.of("value", leads)).with(200);
    }

    private JsonNode message(String subject) {
        for (JsonNode each :
                sales.get("/messages?recordId=" + id()).with(200).json().path("items"))
            if (each.path("subject").asText().equals(subject)) return each;
        return Answer.JSON.nullNode();
    }

    @Test
    void advertisingNeedsConsentWhichOneClickTakesAway() {
        JsonNode held = write("marketing", "Offers").with(201).json();
        assertThat(held.path("status").asText()).isEqualTo("suppressed");
        assertThat(held.path("reason").asText()).isEqualTo("no-consent");

        String person = lead.path("personId").asText();
        owner.post(
                        "/persons/" + person + "/consents",
                        Map.of("purpose", "marketing", "state", "given", "source", "paper"))
                .with(201);
        write("marketing", "Offers of May").with(201);
        Matcher link = LINK.matcher(mail("Offers of May").path("text").asText());
        assertThat(link.find()).isTrue();

        Site visitor =
                Site.of(cohort.port(), "demo.localhost").with("Content-Type", "application/x-www-form-urlencoded");
        Answer looked = visitor.raw("GET", link.group(1), null).with(200);
        assertThat(looked.text()).contains("News and offers").doesNotContain(address);
        assertThat(state(person)).as("looking changes nothing").isEqualTo("given");
        visitor.raw("POST", link.group(1), "List-Unsubscribe=One-Click").with(200);
        visitor.raw("POST", link.group(1), "List-Unsubscribe=One-Click").with(200);
        JsonNode consents =
                owner.get("/persons/" + person + "/consents").with(200).json();
        assertThat(consents.path("items")).hasSize(2);
        assertThat(consents.path("items").path(0).path("source").asText()).isEqualTo("one-click");
        assertThat(write("marketing", "More offers")
                        .with(201)
                        .json()
                        .path("reason")
                        .asText())
                .isEqualTo("consent-withdrawn");
        assertThat(write("service", "Your course")
                        .with(201)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("queued");
        String made = link.group(1).replaceFirst("preferences/.{4}", "preferences/AAAA");
        visitor.raw("GET", made, null).with(404);
        assertThat(owner.get("/audit?record=person:" + person).with(200).text()).contains("consent-withdrawn");
    }

    @Test
    void whoGetsAMailDecidesOnTheirOwnPageWithoutALogin() {
        String template = owner.post(
                        "/templates",
                        Map.of(
                                "name", "Preferences " + UUID.randomUUID(),
                                "channel", "email",
                                "language", "en",
                                "purpose", "service",
                                "subject", "Hello {{person.firstName|there}} ({{lead.number}})",
                                "body", "Decide here: {{link.preferences}}"))
                .with(201)
                .json()
                .path("id")
                .asText();
        sales.post("/messages", Map.of("recordType", "lead", "recordId", id(), "templateId", template))
                .with(201);
        JsonNode mail = mail("Hello Mila (" + lead.path("number").asText() + ")");
        Matcher link = LINK.matcher(mail.path("text").asText());
        assertThat(link.find()).isTrue();
        String person = lead.path("personId").asText();
        try (Screen screen = new Screen(cohort, Cohort.DEMO, "sales")) {
            Page page = screen.page();
            page.navigate(link.group());
            page.getByLabel("News and offers").check();
            page.getByText("Save").first().click();
            assertThat(page.getByText("Saved. Thank you.")).isVisible();
        }
        assertThat(state(person)).isEqualTo("given");
        JsonNode said =
                owner.get("/persons/" + person + "/consents").with(200).json().path("items");
        assertThat(said.path(0).path("textVersion").asText()).startsWith("marketing/");
        assertThat(said.path(0).path("source").asText()).isEqualTo("preference-centre");
    }

    @Test
    void aTemplateWithAnUnknownVariableOrAMissingValueIsRefusedInWords() {
        Map<String, Object> fields = new HashMap<>(Records.template());
        fields.put("body", "{{person.shoeSize}}");
        assertThat(owner.post("/templates", fields).with(422).text()).contains("unknown-variable");
        fields.put("body", "You live in {{person.city}}");
        String template =
                owner.post("/templates", fields).with(201).json().path("id").asText();
        Answer refused = sales.post("/messages", Map.of("recordType", "lead", "recordId", id(), "templateId", template))
                .with(422);
        assertThat(refused.code()).isEqualTo("missing-variable");
        assertThat(refused.text()).contains("person.city");
        JsonNode preview = sales.post(
                        "/templates/" + template + "/preview", Map.of("recordType", "lead", "recordId", id()))
                .with(200)
                .json();
        assertThat(preview.path("missing").path(0).asText()).isEqualTo("person.city");
    }

    @Test
    void aPasswordOfAMailServerIsNeverShown() {
        Site codelab = cohort.site(Cohort.CODELAB, "owner");
        Map<String, Object> account = Map.of(
                "smtpHost", "mail.example.org", "smtpPort", 587, "smtpUser", "me", "smtpPassword", "sesame-4711");
        Answer set = codelab.put("/mail-account", account).with(200);
        assertThat(set.json().path("smtpPasswordSet").asBoolean()).isTrue();
        assertThat(set.text()
                        + codelab.get("/mail-account").text()
                        + codelab.get("/audit").text())
                .doesNotContain("sesame-4711");
        Map<String, Object> elsewhere = Map.of("smtpHost", "other.example.org", "smtpUser", "me");
        assertThat(codelab.put("/mail-account", elsewhere)
                        .with(200)
                        .json()
                        .path("smtpPasswordSet")
                        .asBoolean())
                .as("a password is for one server")
                .isFalse();
        codelab.put("/mail-account", Map.of()).with(200);
    }

    private String id() {
        return lead.path("id").asText();
    }

    private String state(String person) {
        for (JsonNode each :
                owner.get("/persons/" + person + "/consents").with(200).json().path("current"))
            if (each.path("purpose").asText().equals("marketing")
                    && each.path("channel").asText().equals("any"))
                return each.path("state").asText();
        return "";
    }

    private Answer write(String purpose, String subject) {
        return sales.post(
                "/messages",
                Map.of(
                        "recordType",
                        "lead",
                        "recordId",
                        id(),
                        "purpose",
                        purpose,
                        "subject",
                        subject,
                        "text",
                        "Something for you."));
    }

    /** The mail that has arrived at this lead. */
    private JsonNode mail(String subject) {
        return Objects.requireNonNull(await().atMost(PATIENCE).until(() -> caught(subject), Objects::nonNull));
    }

    private JsonNode caught(String subject) {
        for (JsonNode mail : Site.of(cohort.port() + 302, "localhost")
                .raw("GET", "/mails.json", null)
                .with(200)
                .json())
            if (mail.path("to").asText().contains(address)
                    && mail.path("subject").asText().equals(subject)) return mail;
        return null;
    }

    private void write(String from, String name, String subject, String text, Map<String, String> headers)
            throws MessagingException {
        MimeMessage mail = new MimeMessage(session());
        try {
            mail.setFrom(new InternetAddress(from, name, "UTF-8"));
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        mail.setRecipients(Message.RecipientType.TO, "demo@replies.localhost");
        mail.setSubject(subject);
        mail.setText(text, "UTF-8");
        for (Map.Entry<String, String> header : headers.entrySet()) mail.setHeader(header.getKey(), header.getValue());
        Transport.send(mail);
    }

    private Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(cohort.port() + 300));
        return Session.getInstance(properties);
    }

    private void answer(String messageId, String text) throws MessagingException {
        MimeMessage mail = new MimeMessage(session());
        mail.setFrom(new InternetAddress(address));
        mail.setRecipients(
                Message.RecipientType.TO,
                List.of(new InternetAddress("demo@replies.localhost")).toArray(InternetAddress[]::new));
        mail.setSubject("Re: Your English course");
        mail.setHeader("In-Reply-To", "<" + messageId + "@demo.localhost>");
        mail.setText(text, "UTF-8");
        Transport.send(mail);
    }
}
