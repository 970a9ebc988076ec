package dev.cohort.message;

import dev.cohort.message.TrackedLinks.Link;
import dev.cohort.problem.Problem;
import dev.cohort.site.PublicPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the links of mails lead by, and where their picture comes from. It leads nowhere but to the address that was signed,
 * and there whatever happens here. HEAD is answered and does not count: no person asks so.
 */
@ApplicationScoped
public class TrackingPage implements PublicPage {
    private static final Logger LOG = LoggerFactory.getLogger(TrackingPage.class);
    private static final byte[] PICTURE =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Openings openings;

    @Inject
    TrackingPage(Openings openings) {
        this.openings = openings;
    }

    @Override
    public String path() {
        return TrackedLinks.PATH;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("POST")) throw Problem.of(405, "method-not-allowed");
        boolean counts = request.getMethod().equals("GET");
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        Optional<UUID> picture = TrackedLinks.ofPicture(path);
        if (picture.isPresent()) {
            if (counts) keep(() -> openings.opened(picture.get()));
            response.setContentType("image/gif");
            response.setContentLength(PICTURE.length);
            if (counts) response.getOutputStream().write(PICTURE);
            return;
        }
        Link link = TrackedLinks.ofLink(path, Objects.requireNonNullElse(request.getParameter("to"), ""))
                .orElseThrow(() -> Problem.of(404, "no-such-path"));
        if (counts) keep(() -> openings.followed(link));
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", inAscii(link.address()));
    }

    /** Whoever follows a link wants to get there, whether it can be kept or not. */
    private static void keep(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("That a mail was looked at is not kept: {}", e.toString());
        }
    }

    /** A header has no other letters; what is no address by the book is left as it was signed. */
    private static String inAscii(String address) {
        try {
            return URI.create(address).toASCIIString();
        } catch (IllegalArgumentException e) {
            return address.replaceAll("[^\\x21-\\x7e]", "");
        }
    }
}
