package dev.cohort.leads.demo;

import dev.cohort.leads.CleanLead;
import dev.cohort.leads.LeadFields;
import dev.cohort.leads.LeadRules;
import dev.cohort.leads.LeadStage;
import dev.cohort.person.PersonFields;
import dev.cohort.person.PersonRules;
import dev.cohort.problem.Problem.FieldFault;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Thinks up the leads; equal seed and day give equal leads. */
final class DemoLeads {
    private static final int DAYS = 90;
    private static final List<LeadStage> WAY = List.of(
            LeadStage.NEW,
            LeadStage.CONTACTED,
            LeadStage.INTERESTED,
            LeadStage.TRIAL_SCHEDULED,
            LeadStage.TRIAL_ATTENDED,
            LeadStage.QUALIFIED,
            LeadStage.ENROLLED);
    private static final List<String> LOST_BECAUSE =
            List.of("Price too high", "Chose another school", "No time this term", "Cannot be reached");
    private static final List<String> TONGUES = List.of("en", "de", "pl", "tr", "uk", "es", "ar", "vi");

    private final Random random;
    private final PersonRules rules;
    private final Instant now;
    private final ZoneId zone;
    private final DemoSchool school;

    DemoLeads(long seed, PersonRules rules, Instant now, ZoneId zone, DemoSchool school) {
        this.random = new Random(seed);
        this.rules = rules;
        this.now = now;
        this.zone = zone;
        this.school = school;
    }

    /** A stage and since when. */
    record Step(LeadStage stage, Instant at, @Nullable String reason) {}

    /**
     * A lead with its way so far.
     *
     * @param seller number of the salesperson, or -1 for nobody
     */
    record DemoLead(CleanLead lead, List<Step> way, int seller) {
        Step last() {
            return way.getLast();
        }

        Instant createdAt() {
            return way.getFirst().at();
        }
    }

    /** The leads in the order they came. */
    List<DemoLead> all() {
        List<DemoLead> leads = new ArrayList<>();
        for (String name : school.people()) leads.add(lead(name));
        leads.sort(Comparator.comparing(DemoLead::createdAt));
        return leads;
    }

    private DemoLead lead(String name) {
        List<Step> way = way();
        LeadStage stage = way.getLast().stage();
        String[] origin = pick(school.origins()).split("/");
        boolean open = stage.isOpen();
        boolean planned = open && random.nextInt(5) > 0;
        LeadFields fields = new LeadFields(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        origin[0],
                        origin[1],
                        origin[2],
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        pick(school.interests()),
                        null,
                        null,
                        planned ? nextStep(stage) : null,
                        planned ? nextStepAt() : null,
                        random.nextInt(3) == 0 ? List.of(pick(school.tags())) : List.of(),
                        random.nextInt(4) == 0 ? "Asked for a group after work, twice a week." : null,
                        null)
                .with(person(name));
        List<FieldFault> faults = new ArrayList<>();
        CleanLead clean = LeadRules.clean(fields, rules, faults);
        if (!faults.isEmpty()) throw new IllegalStateException("Demonstration lead " + name + ": " + faults);
        boolean nobodys = stage == LeadStage.NEW && random.nextInt(3) == 0;
        return new DemoLead(clean, way, nobodys ? -1 : random.nextInt(100));
    }

    private PersonFields person(String name) {
        String[] parts = name.split("\\|");
        String mailbox = PersonRules.fold(parts[0] + '.' + parts[1]).replaceAll("[^a-z.]", "");
        String email =
                mailbox.length() > 3 ? mailbox + "@mail.example" : "lead" + random.nextInt(900) + "@mail.example";
        String phone = String.format(Locale.ROOT, "+49 151 %08d", 20_000_000 + random.nextInt(9_999_999));
        return new PersonFields(
                parts[0],
                parts[1],
                random.nextInt(8) == 0 ? null : email,
                random.nextInt(6) == 0 ? null : phone,
                null,
                random.nextInt(10) == 0 ? "@" + mailbox.replace(".", "") : null,
                null,
                pick(TONGUES),
                pick(school.cities()),
                "DE",
                null,
                null,
                null);
    }

    /** From the arrival, the older the further on the average, to where the lead stands now. */
    private List<Step> way() {
        int age = (int) (DAYS * Math.pow(random.nextDouble(), 1.5));
        Instant at = arrival(age);
        List<Step> way = new ArrayList<>(List.of(new Step(LeadStage.NEW, at, null)));
        int steps = Math.min(WAY.size() - 1, random.nextInt(2 + Math.min(age, 40) / 6));
        for (int i = 1; i <= steps; i++) {
            at = later(at);
            way.add(new Step(WAY.get(i), at, null));
        }
        if (way.getLast().stage().isOpen() && age > 10 && random.nextInt(4) == 0)
            way.add(new Step(LeadStage.LOST, later(at), pick(LOST_BECAUSE)));
        return way;
    }

    private Instant arrival(int daysAgo) {
        LocalDate day = now.atZone(zone).toLocalDate().minusDays(daysAgo);
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY) day = day.minusDays(1);
        Instant at = day.atTime(LocalTime.of(8 + random.nextInt(12), random.nextInt(60)))
                .atZone(zone)
                .toInstant();
        return at.isBefore(now) ? at : now.minusSeconds(60L * (1 + random.nextInt(90)));
    }

    /** Some way between then and now, never later than now. */
    private Instant later(Instant then) {
        long between = now.getEpochSecond() - then.getEpochSecond();
        return then.plusSeconds(Math.max(1, (long) (between * (0.05 + 0.35 * random.nextDouble()))));
    }

    private String nextStep(LeadStage stage) {
        return switch (stage) {
            case NEW -> "First contact";
            case CONTACTED -> random.nextBoolean() ? "Call back" : "Send level test";
            case INTERESTED -> "Book trial";
            case TRIAL_SCHEDULED -> "Confirm trial";
            case TRIAL_ATTENDED -> "Ask for decision";
            default -> "Send offer";
        };
    }

    /** From three days ago, so that some are overdue, to a week ahead. */
    private Instant nextStepAt() {
        LocalDate day = now.atZone(zone).toLocalDate().plusDays(random.nextInt(11) - 3L);
        return day.atTime(LocalTime.of(9 + random.nextInt(10), 15 * random.nextInt(4)))
                .atZone(zone)
                .toInstant();
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
