package dev.cohort.ui.message;

import dev.cohort.message.MessageChannel;
import dev.cohort.message.MessageStatus;
import dev.cohort.text.Texts;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.Locale;

/** How messages are spoken of. */
public final class MessageWords {
    private MessageWords() {}

    /** How far it has come: colour, icon and word. */
    public static Markup badge(MessageStatus status) {
        return Badge.smallMarkup(status(status), tone(status), icon(status));
    }

    public static String status(MessageStatus status) {
        return Words.of("message.status." + status.name().toLowerCase(Locale.ROOT));
    }

    private static Tone tone(MessageStatus status) {
        return switch (status) {
            case QUEUED -> Tone.YELLOW;
            case SENT -> Tone.BLUE;
            case DELIVERED, READ -> Tone.GREEN;
            case FAILED -> Tone.RED;
            case CANCELLED -> Tone.GREY;
            case SUPPRESSED -> Tone.ORANGE;
            case RECEIVED -> Tone.PURPLE;
        };
    }

    private static Icon icon(MessageStatus status) {
        return switch (status) {
            case QUEUED -> Icon.CLOCK;
            case SENT, DELIVERED -> Icon.CHECK;
            case READ -> Icon.MAIL;
            case FAILED -> Icon.ALERT;
            case CANCELLED -> Icon.CLOSE;
            case SUPPRESSED -> Icon.LOCK;
            case RECEIVED -> Icon.INBOX;
        };
    }

    public static Icon icon(String channel) {
        return switch (channel) {
            case MessageChannel.EMAIL -> Icon.MAIL;
            case "whatsapp" -> Icon.WHATSAPP;
            case "voice" -> Icon.PHONE;
            default -> Icon.MESSAGE;
        };
    }

    public static String channel(String key) {
        return Texts.find(Words.locale(), "channel." + key).orElse(key);
    }

    /** Why it waits or came to nothing. */
    public static String reason(String code) {
        return Texts.find(Words.locale(), "message.reason." + code)
                .map(text -> Words.of("message.reason." + code))
                .orElse(code);
    }
}
