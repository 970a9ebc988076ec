package dev.cohort.leads.captureui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.cohort.access.Access;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadSource;
import dev.cohort.leads.capture.PersonTouches;
import dev.cohort.leads.capture.PersonTouches.PersonTouch;
import dev.cohort.leads.capture.PersonTouches.PersonTouched;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Parts;
import dev.cohort.ui.PersonSection;
import dev.cohort.ui.Section;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a person came from first and last, over all their leads. */
@ApplicationScoped
public class PersonTouchPart implements PersonSection {
    private final PersonTouches touches;

    @Inject
    PersonTouchPart(PersonTouches touches) {
        this.touches = touches;
    }

    @Override
    public Optional<Section> of(UUID personId) {
        if (!Access.may(LeadPermissions.READ)) return Optional.empty();
        PersonTouched all = touches.of(personId);
        PersonTouch first = all.first();
        PersonTouch last = all.last();
        if (first == null || last == null) return Optional.empty();
        var facts = new Facts().add(Words.of("touch.first"), told(first));
        if (all.items().size() > 1) facts.add(Words.of("touch.last"), told(last));
        return Optional.of(
                new Section(Words.of("touch.title"), facts).count(all.items().size()));
    }

    private static Component told(PersonTouch touch) {
        String origin = Stream.of(LeadSource.named(touch.source(), Words.locale()), touch.medium(), touch.campaign())
                .filter(part -> !part.equals(LeadFields.NO_MEDIUM))
                .collect(Collectors.joining(" / "));
        return Parts.div(
                "col",
                Parts.span("", origin),
                Parts.div(
                        "row wrap g1",
                        Parts.span("t3 sm", Dates.moment(touch.happenedAt())),
                        new Anchor("leads/" + touch.leadNumber(), touch.leadNumber())));
    }
}
