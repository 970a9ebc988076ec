package dev.cohort.observe;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    @Test
    void takesTheCallersIdWhereItIsHarmless() {
        assertThat(RequestId.of(request("GET", "/", "abcd-1234"))).isEqualTo("abcd-1234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "has space in it", "line\nbreak-here", "<script>alert(1)</script>", ""})
    void makesItsOwnOtherwise(String given) {
        assertThat(RequestId.of(request("GET", "/", given))).matches("[0-9a-f]{16}");
    }

    @Test
    void staysTheSameWithinARequest() {
        HttpServletRequest request = request("GET", "/", null);
        assertThat(RequestId.of(request)).isEqualTo(RequestId.of(request));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/leads/01890a5d-ac96-774b-bcce-b302099a8057, /api",
        "/VAADIN/build/index-abc.js, /VAADIN",
        "/leads/anything/at/all, /ui",
        "/, /ui",
        "/health/ready, /health"
    })
    void routesAreAHandful(String path, String route) {
        assertThat(Routes.of(request("GET", path, null))).isEqualTo(route);
    }

    @Test
    void aDoorNamesItsTemplate() {
        HttpServletRequest request = request("GET", "/api/v1/leads/1", null);
        request.setAttribute(Routes.ATTRIBUTE, "/leads/{id}");
        assertThat(Routes.of(request)).isEqualTo("/api/v1/leads/{id}");
    }

    @Test
    void anInventedMethodIsNoNewSeries() {
        assertThat(Routes.verb(request("BREW", "/", null))).isEqualTo("OTHER");
    }

    /** As much of a request as is asked here. */
    private static HttpServletRequest request(String verb, String path, @Nullable String id) {
        Map<Object, Object> attributes = new HashMap<>();
        return (HttpServletRequest) Proxy.newProxyInstance(
                RequestIdTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getMethod" -> verb;
                    case "getRequestURI" -> path;
                    case "getContextPath" -> "";
                    case "getHeader" -> id;
                    case "getAttribute" -> attributes.get(args[0]);
                    case "setAttribute" -> attributes.put(args[0], args[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
