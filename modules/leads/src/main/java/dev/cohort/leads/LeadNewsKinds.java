package dev.cohort.leads;

import dev.cohort.notification.NewsKinds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What is told of leads. */
@ApplicationScoped
public class LeadNewsKinds implements NewsKinds {
    @Override
    public List<String> kinds() {
        return List.of("lead.assigned", "lead.assigned-many", "lead.passed-from", "lead.passed-on", "lead.returned");
    }
}
