package dev.cohort.leads.scoring;

import dev.cohort.module.Setting;
import java.util.List;

/** What a tenant may set of the learned score. */
public final class ScoringSettings {
    /** Names of fields that are known only afterwards, as {@link KnownAfterwards} reads them. */
    public static final Setting<String> KNOWN_AFTERWARDS =
            new Setting<>("leads.known-afterwards", String.class, KnownAfterwards.PRESET);

    /** Days after its arrival at which a past lead is looked at, if it had not ended before. */
    public static final Setting<Integer> AFTER_DAYS = new Setting<>("leads.score-after-days", Integer.class, 1);

    private ScoringSettings() {}

    public static List<Setting<?>> all() {
        return List.of(KNOWN_AFTERWARDS, AFTER_DAYS);
    }
}
