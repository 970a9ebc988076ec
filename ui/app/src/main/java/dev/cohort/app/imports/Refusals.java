package dev.cohort.app.imports;

import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.text.Texts;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a service refuses, in words. */
final class Refusals {
    private Refusals() {}

    static String words(String key) {
        return Texts.get(Context.current().locale(), key);
    }

    /** In the language of the request: a file may come in outside any page. */
    static String words(Problem problem) {
        Locale locale = Context.current().locale();
        if (problem.hasFaults())
            return problem.faults().stream()
                    .map(fault -> Texts.get(locale, "field." + fault.code(), fault.values()))
                    .distinct()
                    .collect(Collectors.joining(" "));
        return Texts.get(locale, "problem." + problem.code(), problem.values());
    }
}
