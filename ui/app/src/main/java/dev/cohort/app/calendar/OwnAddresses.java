package dev.cohort.app.calendar;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.cohort.meeting.BookingPageFields;
import dev.cohort.meeting.BookingPages;
import dev.cohort.meeting.BookingPages.OwnPage;
import dev.cohort.meeting.CalendarFeeds;
import dev.cohort.meeting.CalendarFeeds.Feed;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Checks;
import dev.cohort.text.Texts;
import dev.cohort.ui.Action;
import dev.cohort.ui.Dates;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Note;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The viewer's own addresses: of the calendar for other programs, and of the page for bookings. */
@Dependent
class OwnAddresses {
    private final CalendarFeeds feeds;
    private final BookingPages pages;

    @Inject
    OwnAddresses(CalendarFeeds feeds, BookingPages pages) {
        this.feeds = feeds;
        this.pages = pages;
    }

    void feed() {
        var dialog = new Dialog(Words.of("calendar.feed"));
        dialog.setWidth("520px");
        var body = Parts.div("col g3");
        dialog.add(body);
        draw(body, feeds.get());
        dialog.getFooter().add(Action.plain(Words.of("close"), dialog::close));
        dialog.open();
    }

    private void draw(Div body, Feed feed) {
        body.removeAll();
        body.add(new Paragraph(Words.of("calendar.feed.text")));
        String url = feed.url();
        if (url != null) body.add(address(url), new Paragraph(Words.of("calendar.feed.once")));
        else if (feed.since() != null)
            body.add(Parts.span("t2", Words.of("calendar.feed.since", Dates.moment(feed.since()))));
        var actions = Parts.row(Action.plain(
                Words.of(feed.since() == null ? "calendar.feed.make" : "calendar.feed.renew"),
                Icon.KEY,
                () -> draw(body, feeds.renew())));
        if (feed.since() != null)
            actions.add(Action.plain(Words.of("calendar.feed.revoke"), Icon.TRASH, () -> {
                feeds.revoke();
                Toast.show(Words.of("calendar.feed.revoked"));
                draw(body, feeds.get());
            }));
        body.add(actions);
    }

    private static Component address(String url) {
        var field = new TextField(Words.of("calendar.address"));
        field.setValue(url);
        field.setReadOnly(true);
        var copy = Action.icon(Icon.LINK, Words.of("peek.link"), () -> {
            field.getElement().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", url);
            Toast.show(Words.of("peek.copied"));
        });
        return Parts.div("address-line", field, copy);
    }

    void bookingPage() {
        OwnPage own = pages.mine();
        BookingPageFields page = own.page();
        var slug = new TextField(Words.of("booking.field.slug"));
        var title = new TextField(Words.of("booking.field.title"));
        var welcome = new TextArea(Words.of("booking.field.welcome"));
        var durations = new TextField(Words.of("booking.field.durations"));
        var buffer = number("booking.field.buffer", 0, 240);
        var notice = number("booking.field.notice", 0, 720);
        var horizon = number("booking.field.horizon", 1, 180);
        var location = new TextField(Words.of("meetings.field.location"));
        var link = new TextField(Words.of("meetings.field.link"));
        var active = new Checkbox(Words.of("booking.field.active"), page == null || Boolean.TRUE.equals(page.active()));
        slug.setValue(page == null ? slugOf(Context.caller().name()) : page.slug());
        title.setValue(page == null ? Words.of("booking.title.usual") : page.title());
        welcome.setValue(page == null ? "" : Objects.requireNonNullElse(page.welcome(), ""));
        durations.setValue(
                page == null
                        ? "30, 60"
                        : page.durations().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        durations.setHelperText(Words.of("booking.field.durations.help"));
        buffer.setValue(page == null ? 10 : page.bufferMinutes());
        notice.setValue(page == null ? 4 : page.noticeHours());
        horizon.setValue(page == null ? 30 : page.horizonDays());
        location.setValue(page == null ? "" : Objects.requireNonNullElse(page.location(), ""));
        link.setValue(page == null ? "" : Objects.requireNonNullElse(page.link(), ""));
        FormPanel[] form = new FormPanel[1];
        form[0] = new FormPanel(Words.of("calendar.booking"), Words.of("tasks.save"), () -> {
            try {
                OwnPage kept = pages.save(Checks.valid(new BookingPageFields(
                        slug.getValue().strip(),
                        title.getValue(),
                        orNull(welcome.getValue()),
                        minutes(durations.getValue()),
                        buffer.getValue(),
                        notice.getValue(),
                        horizon.getValue(),
                        orNull(location.getValue()),
                        orNull(link.getValue()),
                        active.getValue())));
                form[0].done();
                String url = kept.url();
                if (url == null || !active.getValue()) Toast.show(Words.of("booking.saved.off"));
                else
                    Toast.show(Markup.join(
                            Markup.text(Words.of("booking.saved") + " "), Markup.outside(url, Markup.text(url))));
            } catch (Problem refusal) {
                if (refusal.hasFaults())
                    form[0].say(refusal.faults().stream()
                            .map(fault -> new Note(
                                    Tone.RED,
                                    Icon.ALERT,
                                    Markup.text(fault.field() + ": "
                                            + Texts.get(Words.locale(), "field." + fault.code(), fault.values()))))
                            .toArray(Note[]::new));
                else if (refusal.code().equals("booking-address-taken"))
                    form[0].say(new Note(Tone.RED, Icon.ALERT, Markup.text(Words.of("booking.slug-taken"))));
                else throw refusal;
            }
        });
        if (own.url() != null) {
            var open = new Anchor(own.url(), Words.of("booking.open"));
            open.setTarget("_blank");
            open.setRouterIgnore(true);
            form[0].say(address(own.url()), open);
        }
        form[0].wide(title);
        form[0].wide(slug);
        form[0].fields(durations, buffer, notice, horizon, location, link);
        form[0].wide(welcome);
        form[0].wide(active);
        form[0].open();
    }

    private static IntegerField number(String key, int least, int most) {
        var field = new IntegerField(Words.of(key));
        field.setMin(least);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        return field;
    }

    private static List<Integer> minutes(String text) {
        return Arrays.stream(text.split("[,;\\s]+"))
                .filter(part -> part.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .toList();
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static String slugOf(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.length() < 3 ? "meet-" + plain : plain;
    }
}
