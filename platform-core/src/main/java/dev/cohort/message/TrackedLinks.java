package dev.cohort.message;

import dev.cohort.config.Config;
import dev.cohort.config.SecretBox;
import dev.cohort.request.Context;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The addresses by which a mail tells that it was looked at. They are signed with a key of the tenant's: none can be made
 * up, and each leads nowhere but to where it was made for.
 */
final class TrackedLinks {
    static final String PATH = "/mail";
    static final String PICTURE = PATH + "/open/";
    static final String LINK = PATH + "/link/";

    /** What is longer is left as it is: many servers would cut it. */
    static final int LONGEST = 1500;

    private static final String ENDING = ".gif";
    private static final int ID_LENGTH = 22;

    private TrackedLinks() {}

    /** A link of a mail. */
    record Link(UUID message, int number, String address) {}

    /** A picture that nobody sees, and that is asked for when the mail is looked at. */
    static String picture(UUID message) {
        return site() + PICTURE + id(message) + box().sign(signedPicture(message)) + ENDING;
    }

    static String link(Link link) {
        return site() + LINK + id(link.message()) + box().sign(signed(link)) + "/" + link.number() + "?to="
                + URLEncoder.encode(link.address(), StandardCharsets.UTF_8);
    }

    /** Whose picture this is, by the path that asked for it; empty when we never gave it. */
    static Optional<UUID> ofPicture(String path) {
        if (!path.startsWith(PICTURE) || !path.endsWith(ENDING)) return Optional.empty();
        String token = path.substring(PICTURE.length(), path.length() - ENDING.length());
        return message(token).filter(id -> box().isSigned(signedPicture(id), token.substring(ID_LENGTH)));
    }

    /** The link that was followed; empty when we never gave it. */
    static Optional<Link> ofLink(String path, String address) {
        String[] parts = path.startsWith(LINK) ? path.substring(LINK.length()).split("/", -1) : new String[0];
        if (parts.length != 2 || !parts[1].matches("\\d{1,5}")) return Optional.empty();
        return message(parts[0])
                .map(id -> new Link(id, Integer.parseInt(parts[1]), address))
                .filter(link -> box().isSigned(signed(link), parts[0].substring(ID_LENGTH)));
    }

    private static Optional<UUID> message(String token) {
        if (token.length() != 2 * ID_LENGTH) return Optional.empty();
        try {
            ByteBuffer id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.substring(0, ID_LENGTH)));
            return Optional.of(new UUID(id.getLong(), id.getLong()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String id(UUID message) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(message.getMostSignificantBits())
                .putLong(message.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String signedPicture(UUID message) {
        return "picture\n" + message;
    }

    private static String signed(Link link) {
        return "link\n" + link.message() + "\n" + link.number() + "\n" + link.address();
    }

    private static String site() {
        return Config.publicUrl(Context.tenant().slug());
    }

    private static SecretBox box() {
        return new SecretBox("mail-tracking", Context.tenant().id());
    }
}
