package dev.cohort.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A page that visitors see without a login, outside the application and its session. Core and modules bring it as a CDI
 * bean of application scope; a module's is there only where the tenant has the module. The tenant is bound, the caller is
 * a visitor.
 */
public interface PublicPage {

    /** Its first part of the path, with a leading slash: it answers that path and everything below. */
    String path();

    /** Whether one address may send something here only so often. */
    default boolean isLimited() {
        return true;
    }

    /** Answers GET, HEAD and POST. */
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
