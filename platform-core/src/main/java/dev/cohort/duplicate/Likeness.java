package dev.cohort.duplicate;

import dev.cohort.person.CleanPerson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How alike two people are.
 *
 * @param score 0 to 100; from {@link #SURE} on they are taken for one
 * @param household that they share an address or a number, and are clearly two: siblings, a child and who pays
 */
public record Likeness(int score, Set<Reason> reasons, boolean household) {
    /** Where nothing else is set. */
    public static final int SURE = 85;

    private static final double SAME_NAME = 0.8;
    private static final double OTHER_NAME = 0.6;

    private static final Likeness NONE = new Likeness(0, Set.of(), false);

    /** What the names say. */
    private enum Names {
        SAME(95, 60),
        ALIKE(90, 50),
        INCOMPLETE(88, 0),
        OTHER_LAST(75, 0),
        UNSURE(70, 0),
        OTHER(35, 0);

        private final int reached;
        private final int alone;

        /**
         * @param reached the score where an address or number is shared
         * @param alone the score where none is
         */
        Names(int reached, int alone) {
            this.reached = reached;
            this.alone = alone;
        }
    }

    /** How alike two people are whose particulars are known. */
    public static Likeness of(CleanPerson one, CleanPerson other) {
        return of(Face.of(one), Face.of(other));
    }

    static Likeness of(Face one, Face other) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        int shared = 0;
        if (same(one.email(), other.email())) shared += add(reasons, Reason.EMAIL);
        if (same(one.phone(), other.phone())) shared += add(reasons, Reason.PHONE);
        if (same(one.whatsapp(), other.whatsapp())
                || same(one.telegram(), other.telegram())
                || same(one.instagram(), other.instagram())) shared += add(reasons, Reason.CHANNEL);
        Names names = names(one, other);
        say(names, reasons);
        if (shared == 0)
            return names.alone == 0 ? NONE : rated(names.alone + beside(one, other, reasons), reasons, false);
        int score = names.reached + (shared - 1) * 5;
        boolean household = names == Names.OTHER;
        if (same(one.birthDate(), other.birthDate())) {
            // Twins share that too.
            if (!household) score += 10;
            reasons.add(Reason.BIRTH_DATE);
        } else if (one.birthDate() != null && other.birthDate() != null) {
            // A parent whose name the child bears.
            score -= 30;
            reasons.add(Reason.OTHER_BIRTH_DATE);
        }
        return rated(household ? Math.min(score, 45) : score, reasons, household);
    }

    /** What counts beside the name where no address is shared. */
    private static int beside(Face one, Face other, Set<Reason> reasons) {
        int points = 0;
        if (same(one.birthDate(), other.birthDate())) points += add(reasons, Reason.BIRTH_DATE) * 30;
        else if (one.birthDate() != null && other.birthDate() != null)
            points -= add(reasons, Reason.OTHER_BIRTH_DATE) * 40;
        if (same(one.company(), other.company())) points += add(reasons, Reason.COMPANY) * 15;
        if (same(one.city(), other.city())) points += add(reasons, Reason.CITY) * 8;
        else if (one.city() != null && other.city() != null) points -= add(reasons, Reason.OTHER_CITY) * 5;
        return points;
    }

    private static Likeness rated(int score, Set<Reason> reasons, boolean household) {
        return new Likeness(Math.clamp(score, 0, 100), reasons, household);
    }

    private static int add(Set<Reason> reasons, Reason reason) {
        reasons.add(reason);
        return 1;
    }

    private static void say(Names names, Set<Reason> reasons) {
        switch (names) {
            case SAME -> reasons.add(Reason.NAME);
            case ALIKE -> reasons.add(Reason.NAME_ALIKE);
            case INCOMPLETE -> reasons.add(Reason.NAME_INCOMPLETE);
            case OTHER_LAST -> reasons.add(Reason.OTHER_LAST_NAME);
            case UNSURE, OTHER -> reasons.add(Reason.OTHER_FIRST_NAME);
        }
    }

    /** Also the wrong way round. */
    private static Names names(Face one, Face other) {
        if (!one.isNamed() || !other.isNamed()) return Names.INCOMPLETE;
        if (sorted(one).equals(sorted(other))) return Names.SAME;
        Names straight = names(one.firstName(), one.lastName(), other.firstName(), other.lastName());
        Names turned = names(one.firstName(), one.lastName(), other.lastName(), other.firstName());
        return turned.ordinal() < straight.ordinal() && turned.ordinal() <= Names.ALIKE.ordinal() ? turned : straight;
    }

    private static Names names(String first, String last, String otherFirst, String otherLast) {
        boolean bothFirst = !first.isEmpty() && !otherFirst.isEmpty();
        boolean bothLast = !last.isEmpty() && !otherLast.isEmpty();
        double firsts = bothFirst ? Spelling.alike(first, otherFirst) : 1;
        double lasts = bothLast ? Spelling.alike(last, otherLast) : 1;
        if (firsts < OTHER_NAME) return Names.OTHER;
        if (firsts < SAME_NAME) return Names.UNSURE;
        if (lasts < SAME_NAME) return bothFirst ? Names.OTHER_LAST : Names.OTHER;
        return bothFirst && bothLast ? Names.ALIKE : Names.INCOMPLETE;
    }

    private static List<String> sorted(Face face) {
        List<String> words = new ArrayList<>(Arrays.asList((face.firstName() + ' ' + face.lastName()).split(" ")));
        words.removeIf(String::isEmpty);
        words.sort(null);
        return words;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return one != null && Objects.equals(one, other);
    }

    /** The reasons, as they stand in answers. */
    public List<String> reasonKeys() {
        return reasons.stream().map(Reason::key).toList();
    }
}
