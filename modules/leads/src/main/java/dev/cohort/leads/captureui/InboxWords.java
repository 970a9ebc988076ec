package dev.cohort.leads.captureui;

import dev.cohort.leads.capture.InboxState;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ProblemBody;
import dev.cohort.text.Texts;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in the inbox, in words and signs. */
final class InboxWords {
    private InboxWords() {}

    static String named(InboxState state) {
        return Words.of("inbox.state." + state.key());
    }

    static Markup state(InboxState state) {
        return switch (state) {
            case WAITING -> Badge.markup(named(state), Tone.PURPLE, Icon.WAITING);
            case RECEIVED -> Badge.markup(named(state), Tone.BLUE, Icon.CLOCK);
            case CREATED -> Badge.markup(named(state), Tone.GREEN, Icon.PLUS);
            case MERGED -> Badge.markup(named(state), Tone.GREEN, Icon.MERGE);
            case FAILED -> Badge.markup(named(state), Tone.RED, Icon.ALERT);
            case IGNORED -> Badge.markup(named(state), Tone.GREY, Icon.CLOSE);
        };
    }

    /** A door by its name, as written where it has none of ours. */
    static String source(String source) {
        return Texts.find(Words.locale(), "inbox.source." + source).orElse(source);
    }

    /** Why something was not taken; codes of ours in the viewer's language, else as it was written down. */
    static String reason(@Nullable String code, @Nullable String written) {
        if (code != null) {
            var known = Texts.find(Words.locale(), "inbox.reason." + code);
            if (known.isPresent()) return known.get();
        }
        return written == null ? "" : written.lines().map(InboxWords::named).collect(Collectors.joining("; "));
    }

    /** A fault as it was written down, {@code email: no address}, with the field's name as people know it. */
    private static String named(String fault) {
        int colon = fault.indexOf(": ");
        return colon < 1 ? fault : field(fault.substring(0, colon)) + fault.substring(colon);
    }

    static String field(String key) {
        return Texts.find(Words.locale(), "lead.field." + key).orElse(key);
    }

    /** What is wrong, in the viewer's language. */
    static String words(Problem problem) {
        if (!problem.hasFaults()) return ProblemBody.detail(problem, Words.locale());
        return problem.faults().stream()
                .map(fault -> field(fault.field()) + ": " + ProblemBody.message(fault, Words.locale()))
                .collect(Collectors.joining("; "));
    }
}
