package dev.cohort.duplicate;

import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.module.Setting;
import dev.cohort.module.Settings;
import dev.cohort.person.CleanPerson;
import dev.cohort.person.PersonProfile;
import dev.cohort.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells, before somebody is put in, who they may be already. */
@ApplicationScoped
public class DuplicateCheck {
    /** From which score on a new lead is refused as somebody known. */
    public static final Setting<Integer> REFUSE_FROM =
            new Setting<>("duplicates.refuse-score", Integer.class, Likeness.SURE);

    /** From which score on two people are put up for review. */
    public static final Setting<Integer> QUEUE_FROM = new Setting<>("duplicates.queue-score", Integer.class, 65);

    private static final int MOST_SHOWN = 10;
    private static final int WORTH_SHOWING = 50;

    private final Lookalikes lookalikes;
    private final Persons persons;
    private final Settings settings;

    @Inject
    DuplicateCheck(Lookalikes lookalikes, Persons persons, Settings settings) {
        this.lookalikes = lookalikes;
        this.persons = persons;
        this.settings = settings;
    }

    /**
     * What a check has found.
     *
     * @param hidden how many more there are that the caller may not see
     */
    public record Answer(List<Lookalike> candidates, int hidden) {}

    /** Who these particulars may stand for; what breaks a rule is left out of the comparison. */
    @Transactional
    @RequiresPermission(CorePermissions.PERSON_CREATE)
    public Answer check(PersonProfile profile, @Nullable UUID self) {
        CleanPerson person = persons.rules().clean(profile.fields(), new ArrayList<>());
        return shown(person, self);
    }

    private Answer shown(CleanPerson person, @Nullable UUID self) {
        boolean restores = Access.may(CorePermissions.PERSON_DELETE);
        List<Lookalikes.Found> found = lookalikes.of(person, self, Lookalikes.Depth.ALIKE).stream()
                .filter(each -> each.likeness().score() >= WORTH_SHOWING
                        || each.likeness().household())
                .filter(each -> restores || !each.known().deleted())
                .limit(MOST_SHOWN)
                .toList();
        List<Lookalike> seen = lookalikes.shown(found);
        return new Answer(seen, found.size() - seen.size());
    }

    /** From which score on two people are taken for one at the doors of this tenant. */
    public int sureFrom() {
        return settings.get(REFUSE_FROM);
    }
}
