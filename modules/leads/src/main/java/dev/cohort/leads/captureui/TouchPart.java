package dev.cohort.leads.captureui;

import com.vaadin.flow.component.html.Anchor;
import dev.cohort.access.Access;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.LeadSource;
import dev.cohort.leads.capture.LeadTouches;
import dev.cohort.leads.capture.LeadTouches.Touch;
import dev.cohort.leads.capture.LeadTouches.Touched;
import dev.cohort.ui.Dates;
import dev.cohort.ui.Facts;
import dev.cohort.ui.Section;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a lead came from first and last. */
@Dependent
public class TouchPart {
    private final LeadTouches touches;

    @Inject
    public TouchPart(LeadTouches touches) {
        this.touches = touches;
    }

    /** The part of a lead's page; nothing where the lead itself says it all. */
    public Optional<Section> of(UUID lead) {
        Touched all = touches.of(lead);
        boolean silent = all.items().size() == 1 && all.first().inboxId() == null;
        if (silent) return Optional.empty();
        var facts = new Facts().add(Words.of("touch.first"), words(all.first()));
        if (all.items().size() > 1) facts.add(Words.of("touch.last"), words(all.last()));
        Touch last = all.last();
        if (last.landingPage() != null) facts.add(Words.of("touch.page"), last.landingPage());
        if (last.referrer() != null) facts.add(Words.of("touch.referrer"), last.referrer());
        if (last.form() != null) facts.add(Words.of("touch.form"), last.form());
        var section =
                new Section(Words.of("touch.title"), facts).count(all.items().size());
        return Optional.of(
                Access.may(LeadPermissions.INBOX_READ) && last.inboxId() != null
                        ? section.end(new Anchor("inbox?peek=" + last.inboxId(), Words.of("touch.raw")))
                        : section);
    }

    private static String words(Touch touch) {
        String origin = Stream.of(LeadSource.named(touch.source(), Words.locale()), touch.medium(), touch.campaign())
                .filter(part -> !part.equals(LeadFields.NO_MEDIUM))
                .collect(Collectors.joining(" / "));
        return origin + " · " + Dates.moment(touch.happenedAt());
    }
}
