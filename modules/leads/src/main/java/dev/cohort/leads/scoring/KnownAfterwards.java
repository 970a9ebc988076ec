package dev.cohort.leads.scoring;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Fields that are filled in because of the outcome, by name: a score must not learn from them. */
public final class KnownAfterwards {
    /** Names as they are met in exports; a star stands for any ending. */
    public static final String PRESET = "Tags, Notes, Lead Quality, Lead Profile, Last Notable Activity, Asymmetrique*,"
            + " Lost Reason*, Loss Reason*, Reason Lost, Rejection Reason*, Closed*, Close Date, Closing Date, Won*, Lost*,"
            + " Conversion*, Converted*, Deal*, Contract*, Revenue*, Paid*, Payment*, Invoice*, Enrolled*, Enrollment*,"
            + " Enrolment*, Student ID, Status*, Lead Status, Lead Stage, Stage*, Outcome, Result, Verlustgrund,"
            + " Abschluss*, Vertrag*, Umsatz*, Rechnung*";

    private final List<String> names;

    private KnownAfterwards(List<String> names) {
        this.names = names;
    }

    /**
     * Reads names between commas, semicolons or line ends.
     *
     * @param text as {@link #PRESET}
     */
    public static KnownAfterwards of(String text) {
        return new KnownAfterwards(Arrays.stream(text.split("[,;\\n]"))
                .map(KnownAfterwards::folded)
                .filter(name -> !name.isEmpty() && !name.equals("*"))
                .toList());
    }

    /** Whether the field of this name is left out; case, blanks and signs make no difference. */
    public boolean names(String field) {
        String folded = folded(field);
        return names.stream()
                .anyMatch(name -> name.endsWith("*")
                        ? folded.startsWith(name.substring(0, name.length() - 1))
                        : folded.equals(name));
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}*]+", "");
    }
}
