package dev.cohort.app.person;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the page of people shows. It lives in the URL, so that it can be sent to a colleague.
 *
 * @param text what is searched for; empty for nothing
 * @param organization whose people; empty for everybody's
 * @param quality the rule of data quality that everybody listed breaks
 * @param peek who is open beside the list
 * @param creating whether the form of somebody new is asked for
 */
record PersonState(
        String text, Optional<UUID> organization, Optional<String> quality, Optional<UUID> peek, boolean creating) {
    private static final int LONGEST_TEXT = 200;

    static PersonState of(QueryParameters query) {
        String text = query.getSingleParameter("q").orElse("");
        return new PersonState(
                text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
                query.getSingleParameter("organization").flatMap(PersonState::id),
                query.getSingleParameter("quality").filter(rule -> rule.matches("[a-z-]{1,60}")),
                query.getSingleParameter("peek").flatMap(PersonState::id),
                query.getParameters().containsKey("new"));
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (!text.isBlank()) query.put("q", text);
        organization.ifPresent(id -> query.put("organization", id.toString()));
        quality.ifPresent(rule -> query.put("quality", rule));
        peek.ifPresent(id -> query.put("peek", id.toString()));
        return QueryParameters.simple(query);
    }

    PersonState text(String next) {
        return new PersonState(next, organization, quality, Optional.empty(), false);
    }

    PersonState organization(Optional<UUID> next) {
        return new PersonState(text, next, quality, Optional.empty(), false);
    }

    PersonState quality(Optional<String> next) {
        return new PersonState(text, organization, next, Optional.empty(), false);
    }

    PersonState peek(Optional<UUID> next) {
        return new PersonState(text, organization, quality, next, false);
    }

    /** Whether the same people are listed in both. */
    boolean listsAs(PersonState other) {
        return text.equals(other.text) && organization.equals(other.organization) && quality.equals(other.quality);
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
