package dev.cohort.app.person;

import com.vaadin.flow.component.Component;
import dev.cohort.activity.ActivityDetails;
import dev.cohort.activity.ActivityKind;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Timeline;
import dev.cohort.ui.Words;
import java.util.Locale;

/** What was done with a record, as events of a timeline. */
public final class ActivityEvents {
    private ActivityEvents() {}

    /** @param recordType the kind whose page it is: its own record need not be named */
    public static void add(Timeline timeline, ActivityDetails each, String recordType) {
        Markup line = Markup.join(
                Markup.strong(each.actor()),
                Markup.text(
                        " · " + Words.of("people.activity." + each.kind().name().toLowerCase(Locale.ROOT)) + " "),
                each.record().type().equals(recordType)
                        ? Markup.EMPTY
                        : Markup.link(
                                each.record().path(), Markup.text(each.record().title())));
        Component[] details = each.body() == null ? new Component[0] : new Component[] {Timeline.quote(each.body())};
        timeline.event(icon(each.kind()), line, Dates.time(each.happenedAt()), details);
    }

    private static Icon icon(ActivityKind kind) {
        return switch (kind) {
            case CALL -> Icon.PHONE;
            case EMAIL -> Icon.MAIL;
            case WHATSAPP, SMS -> Icon.MESSAGE;
            case MEETING, VISIT -> Icon.PEOPLE;
            case NOTE -> Icon.NOTE;
            case SYSTEM -> Icon.INFO;
        };
    }
}
