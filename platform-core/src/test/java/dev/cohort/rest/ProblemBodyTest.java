package dev.cohort.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cohort.problem.Problem;
import dev.cohort.tenancy.TenantStatus;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProblemBodyTest {
    @Test
    void hasTheMembersOfTheStandardAndOurs() {
        Problem problem = Problem.invalid().at("email", "required").at("name", "too-long", "max", 200);
        Map<String, @Nullable Object> body = ProblemBody.of(problem, Locale.ENGLISH, "req-1");
        assertThat(body)
                .containsEntry("type", "urn:cohort:problem:invalid")
                .containsEntry("title", "Please check the fields")
                .containsEntry("status", 422)
                .containsEntry("code", "invalid")
                .containsEntry("requestId", "req-1");
        assertThat(body.get("errors"))
                .isEqualTo(List.of(
                        Map.of("field", "email", "code", "required", "message", "Please fill this in."),
                        Map.of("field", "name", "code", "too-long", "message", "At most 200 characters.", "max", 200)));
    }

    @Test
    void speaksTheLanguageAskedFor() {
        assertThat(ProblemBody.detail(Problem.stale(), Locale.GERMAN)).startsWith("Jemand anderes");
    }

    @Test
    void fillsInTheValues() {
        Problem problem = Problem.forbidden("permission-missing").with("permission", "lead:read");
        assertThat(ProblemBody.detail(problem, Locale.ENGLISH)).contains("lead:read");
        assertThat(ProblemBody.of(problem, Locale.ENGLISH, "r")).containsEntry("permission", "lead:read");
    }

    @Test
    void saysAStateInSmallLetters() {
        Problem problem = Problem.conflict("tenant-status")
                .with("slug", "north")
                .with("status", TenantStatus.ARCHIVED)
                .with("action", "suspend");
        assertThat(ProblemBody.detail(problem, Locale.ENGLISH))
                .isEqualTo("The centre north is archived: suspend is not possible now.");
    }

    @Test
    void aValueNeverHidesAMember() {
        assertThat(ProblemBody.of(Problem.stale().with("status", "mine"), Locale.ENGLISH, "r"))
                .containsEntry("status", 412);
    }

    @Test
    void aCodeWithoutTextGetsThatOfItsStatus() {
        assertThat(ProblemBody.detail(Problem.of(409, "never-heard-of"), Locale.ENGLISH))
                .isEqualTo("This is in conflict with what is there already.");
        assertThat(ProblemBody.detail(Problem.of(418, "teapot"), Locale.ENGLISH))
                .isEqualTo("The request was refused.");
    }

    @Test
    void valuesAreNoPatterns() {
        Problem problem = Problem.notFound("{0} '{id}' <b>", UUID.fromString("00000000-0000-0000-0000-000000000001"));
        assertThat(ProblemBody.detail(problem, Locale.ENGLISH)).contains("{0} '{id}' <b>");
    }

    @Test
    void thePageIsEscaped() {
        Problem problem = Problem.malformed("unknown-field").with("field", "<script>alert('x')</script>");
        assertThat(ProblemWriter.page(problem, Locale.ENGLISH, "\"><script>"))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(&#39;x&#39;)");
    }

    @Test
    void anUnexpectedFailureTellsNothing() {
        Problem problem = Failures.problem(new IllegalStateException("select secret from table"));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(ProblemBody.of(problem, Locale.ENGLISH, "r").toString()).doesNotContain("secret");
    }

    @Test
    void aLostDatabaseIsToComeBackTo() {
        Problem problem = Failures.problem(new RuntimeException(new SQLException("connection refused", "08001")));
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.values()).containsKey("retryAfter");
    }

    @Test
    void aLostRaceIsAStaleVersion() {
        Throwable failure = new RuntimeException(new jakarta.persistence.OptimisticLockException("changed"));
        assertThat(Failures.problem(failure).code()).isEqualTo("stale-version");
    }

    @Test
    void aProblemInsideAnotherFailureIsFound() {
        assertThat(Failures.problem(new RuntimeException(Problem.conflict("group-full")))
                        .code())
                .isEqualTo("group-full");
    }
}
