package dev.cohort.admin.tenant;

import dev.cohort.tenancy.TenantStatus;
import dev.cohort.tenancy.TenantSummary;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.Locale;

/** Tenants in words and signs: the same in list and panel. */
final class TenantWords {
    private static final int COLOURS = 7;

    private TenantWords() {}

    /** Letter, name and address. */
    static Markup name(TenantSummary row) {
        String name = row.name().strip();
        String letter = name.isEmpty() ? "?" : name.substring(0, name.offsetByCodePoints(0, 1));
        int colour = Math.floorMod(row.slug().hashCode(), COLOURS) + 1;
        return Markup.span(
                "row",
                Markup.span("av tile-letter k" + colour, Markup.text(letter.toUpperCase(Words.locale()))),
                Markup.span(
                        "two",
                        Markup.span("cut m", Markup.text(row.name())),
                        Markup.span("cut sm t3", Markup.text(host(row)))));
    }

    static String host(TenantSummary row) {
        return row.url().replaceFirst("^https?://", "");
    }

    static Markup badge(TenantStatus status) {
        String words = Words.of("tenants.status." + status.name().toLowerCase(Locale.ROOT));
        return switch (status) {
            case ACTIVE -> Badge.markup(words, Tone.GREEN, Icon.CHECK);
            case PROVISIONING -> Badge.markup(words, Tone.BLUE, Icon.CLOCK);
            case MAINTENANCE -> Badge.markup(words, Tone.RED, Icon.ALERT);
            case SUSPENDED -> Badge.markup(words, Tone.ORANGE, Icon.LOCK);
            case ARCHIVED, DELETED -> Badge.markup(words, Tone.GREY, Icon.INBOX);
        };
    }
}
