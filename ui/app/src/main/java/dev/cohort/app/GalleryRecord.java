package dev.cohort.app;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.cohort.ui.*;
import jakarta.enterprise.context.Dependent;

@Route(value = "record", layout = Shell.class)
@PageTitle("Marta Nowak")
@Dependent
public class GalleryRecord extends View {
    public GalleryRecord() {
        var head = new PageHeader("L-001274")
                .crumb("Leads", "")
                .crumb("Team open", "")
                .actions(
                        new Span("5 of 86"),
                        Action.small(Action.quietIcon(Icon.CHEVRON_UP, "Previous", () -> {})),
                        Action.small(Action.quietIcon(Icon.CHEVRON_DOWN, "Next", () -> {})),
                        Action.small(Action.quietIcon(Icon.LINK, "Copy link", () -> {})),
                        Action.small(Action.quietIcon(Icon.MORE, "More", () -> {})))
                .slim();
        add(
                head,
                new RecordHeader(
                                "Marta Nowak",
                                Ring.part(Tone.PURPLE, .55).badge("Trial scheduled"),
                                Score.pill(82),
                                Badge.markup("Berlin Mitte", Tone.OUTLINE, Icon.PLACE),
                                Badge.markup("evenings", Tone.OUTLINE))
                        .about("English B1, from the website, 12 days old")
                        .next(NextStep.TODAY, "Confirm trial, today 18:30")
                        .actions(
                                Action.plain("Call", Icon.PHONE, () -> {}),
                                Action.plain("Enrol…", Icon.STUDENT, () -> {}),
                                Action.primary("Confirm trial", Icon.CHECK, () -> {})),
                new StageBar()
                        .past(Ring.untouched(), "New", "2 min")
                        .past(Ring.part(Tone.BLUE, .2), "Contacted", "1 d")
                        .past(Ring.part(Tone.BLUE, .4), "Interested", "7 d")
                        .now(Ring.part(Tone.PURPLE, .55), "Trial scheduled", "2 d, now")
                        .next(Ring.part(Tone.PURPLE, .75), "Trial attended")
                        .next(Ring.part(Tone.GREEN, .9), "Qualified")
                        .next(Ring.done(), "Enrolled"),
                new RecordLayout(
                        Parts.div(
                                "",
                                new Section(
                                        "Contact",
                                        new Facts()
                                                .add("Phone", "+49 176 040690 12")
                                                .add(
                                                        "E-mail",
                                                        Markup.link(
                                                                "mailto:marta.nowak@example.org",
                                                                Markup.text("marta.nowak@example.org")))
                                                .add("WhatsApp", "same as phone")
                                                .add("Language", "Polish, German, English")
                                                .add("City", "Berlin, Wedding")),
                                new Section(
                                        "Interest",
                                        new Facts()
                                                .add("Course", "English")
                                                .add(
                                                        "Level",
                                                        Markup.join(
                                                                Markup.text("B1 "),
                                                                Badge.smallMarkup("test 41 of 60", Tone.OUTLINE)))
                                                .add("Times", "Mon, Wed after 18:00")
                                                .add("Goal", "Job interview in March")
                                                .add("Budget", "€312, whole")),
                                new Section(
                                        "Where from",
                                        new Facts()
                                                .add(
                                                        "Source",
                                                        Markup.join(
                                                                Icon.WEBSITE.markup(Icon.Size.SMALL),
                                                                Markup.text("Website")))
                                                .add("Campaign", "autumn-b1")
                                                .add(
                                                        "First touch",
                                                        Badge.smallMarkup("2 min 10 s", Tone.GREEN, Icon.BOLT))
                                                .add("Created", "6 Nov 2026, 19:22"))),
                        Parts.div(
                                "",
                                Gallery.composer(),
                                new Span(),
                                new Timeline()
                                        .day("Today")
                                        .lit(
                                                Icon.WHATSAPP,
                                                Markup.join(
                                                        Markup.strong("Marta Nowak"),
                                                        Markup.text(" replied on WhatsApp")),
                                                "09:12",
                                                Timeline.quote("Yes, 18:30 works. Should I bring a book?"))
                                        .event(
                                                Icon.BELL,
                                                Markup.join(
                                                        Markup.text("Reminder sent by WhatsApp, "),
                                                        Markup.span("green", Markup.text("read"))),
                                                "08:30")
                                        .day("Monday, 16 November")
                                        .event(
                                                Icon.TRIAL,
                                                Markup.join(
                                                        Markup.strong("Jonas Weber"), Markup.text(" booked a trial")),
                                                "14:06",
                                                Timeline.frame(
                                                        Badge.of("scheduled", Tone.BLUE),
                                                        new Span("English B1, Wed 18 Nov 18:30, Havel, Daniel O'Brien"),
                                                        new Anchor("", "Open")))
                                        .event(
                                                Icon.SWAP,
                                                Markup.join(
                                                        Markup.text("Status "),
                                                        Markup.span("t2", Markup.text("Interested")),
                                                        Markup.text(" → "),
                                                        Markup.strong("Trial scheduled")),
                                                "14:06")),
                        Parts.div(
                                "",
                                new Section(
                                                "Score",
                                                Parts.div(
                                                        "row",
                                                        Parts.span("big green", "82"),
                                                        Badge.of("Very hot", Tone.GREEN),
                                                        Parts.spacer(),
                                                        Parts.span("t3 sm", "+14 in a week")))
                                        .end(new Span("0–100, rules v7")),
                                new Section("Next and open tasks", new Span("Confirm trial")).count(2),
                                new Section("Related", new Span("English B1, Mon/Wed 18:30")))));
    }
}
