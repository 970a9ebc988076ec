package dev.cohort.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import dev.cohort.access.Access;
import dev.cohort.access.CorePermissions;
import dev.cohort.branch.BranchDetails;
import dev.cohort.branch.Branches;
import dev.cohort.rest.ListQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The branch the viewer works in: lists, boards, calendar and figures of the day show what belongs to it, and new records
 * begin there. It is kept in a cookie of the browser, since the desk of each branch has a computer of its own; a record
 * of another branch still opens by its address and is found by the search.
 */
@ApplicationScoped
public class CurrentBranch {
    private static final String COOKIE = "cohort-branch";
    private static final String KNOWN = CurrentBranch.class.getName();

    private final Branches branches;

    @Inject
    CurrentBranch(Branches branches) {
        this.branches = branches;
    }

    /** All branches by name, closed ones too; none for who may not know them. */
    public List<BranchDetails> all() {
        return Access.may(CorePermissions.BRANCH_READ)
                ? branches.list(ListQuery.first(ListQuery.MOST).sorted("name")).items()
                : List.of();
    }

    /** Those one can choose between; none where there is only one. */
    public List<BranchDetails> choices() {
        List<BranchDetails> open = all().stream().filter(BranchDetails::active).toList();
        return open.size() > 1 ? open : List.of();
    }

    /** The chosen one; empty for all. */
    public Optional<BranchDetails> get() {
        VaadinRequest request = VaadinRequest.getCurrent();
        String chosen = request == null ? null : cookie(request);
        if (chosen == null || chosen.isEmpty()) return Optional.empty();
        if (request.getAttribute(KNOWN) instanceof Known known) return known.branch();
        Known found = new Known(choices().stream()
                .filter(branch -> branch.id().toString().equals(chosen))
                .findFirst());
        request.setAttribute(KNOWN, found);
        return found.branch();
    }

    /** Looked up once a request. */
    private record Known(Optional<BranchDetails> branch) {}

    private static @Nullable String cookie(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> COOKIE.equals(cookie.getName()))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    public Optional<UUID> id() {
        return get().map(BranchDetails::id);
    }

    /** The same of the chosen branch only, for lists that can be narrowed by {@code branch}. */
    public ListQuery narrow(ListQuery query) {
        return id().map(branch -> query.where("branch", branch.toString())).orElse(query);
    }

    /**
     * Shows the page anew as of a branch.
     *
     * @param branch null for all
     */
    void choose(UI page, @Nullable BranchDetails branch) {
        page.getPage()
                .executeJs(
                        "document.cookie = $0 + '=' + $1 + ';path=/;max-age=' + $2 + ';samesite=lax'; location.reload()",
                        COOKIE,
                        branch == null ? "" : branch.id().toString(),
                        branch == null ? 0 : 31_536_000);
    }
}
