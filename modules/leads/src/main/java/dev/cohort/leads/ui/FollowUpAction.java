package dev.cohort.leads.ui;

import com.vaadin.flow.component.Component;
import dev.cohort.leads.work.LeadFollowUps;
import dev.cohort.leads.work.LeadFollowUps.FollowUps;
import dev.cohort.ui.Action;
import dev.cohort.ui.Confirm;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Words;
import dev.cohort.ui.task.AutomationAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Collectors;

/** Tasks for all open leads for which nothing is planned, after one has read how many they would be. */
@ApplicationScoped
public class FollowUpAction implements AutomationAction {
    private final LeadFollowUps followUps;

    @Inject
    FollowUpAction(LeadFollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public Component create(Runnable changed) {
        return Action.plain(Words.of("leads.follow-up.all"), Icon.BOLT, () -> ask(changed));
    }

    private void ask(Runnable changed) {
        FollowUps would = followUps.createForAll(true);
        if (would.created() == 0) {
            Toast.show(Words.of("leads.follow-up.none", would.leads()));
            return;
        }
        String rules = would.byRule().stream()
                .map(rule -> Words.of("leads.follow-up.by-rule", rule.created(), rule.title()))
                .collect(Collectors.joining(" "));
        String standard = would.standard() == 0 ? "" : Words.of("leads.follow-up.standard", would.standard());
        Confirm.sure(
                Words.of("leads.follow-up.title", would.created()),
                (rules + " " + standard).strip(),
                Words.of("leads.follow-up.do"),
                () -> {
                    Toast.show(Words.of(
                            "leads.follow-up.done",
                            followUps.createForAll(false).created()));
                    changed.run();
                });
    }
}
