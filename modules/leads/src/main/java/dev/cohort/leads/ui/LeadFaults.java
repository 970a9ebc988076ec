package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.leads.LeadDetails;
import dev.cohort.leads.Leads;
import dev.cohort.problem.Problem;
import dev.cohort.quality.Quality;
import dev.cohort.quality.Severity;
import dev.cohort.text.Texts;
import dev.cohort.ui.Badge;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Tone;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** What is missing or wrong in a lead's data. */
@Dependent
class LeadFaults {
    private final Quality quality;

    @Inject
    LeadFaults(Quality quality) {
        this.quality = quality;
    }

    /** Empty where nothing is, or for who may not see it. */
    Optional<Component> of(LeadDetails lead) {
        if (!Access.may(CorePermissions.QUALITY_READ)) return Optional.empty();
        return quality.of(Leads.RECORD, lead.id())
                .filter(found -> !found.broken().isEmpty())
                .map(found -> {
                    var badges = Parts.div("row wrap g1");
                    found.broken()
                            .forEach(rule -> badges.add(Badge.of(
                                    rule.title(),
                                    tone(rule.severity()),
                                    rule.severity() == Severity.HINT ? Icon.INFO : Icon.ALERT)));
                    return new Section(Words.of("lead.field.quality"), badges)
                            .end(Parts.span("", Words.of("leads.quality.score", found.score())));
                });
    }

    /** Why something was refused, in a sentence. */
    static String said(Problem refusal) {
        return refusal.hasFaults()
                ? Texts.get(
                        Words.locale(),
                        "field." + refusal.faults().getFirst().code(),
                        refusal.faults().getFirst().values())
                : Texts.get(Words.locale(), "problem." + refusal.code(), refusal.values());
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case ERROR -> Tone.RED;
            case WARNING -> Tone.ORANGE;
            case HINT -> Tone.GREY;
        };
    }
}
