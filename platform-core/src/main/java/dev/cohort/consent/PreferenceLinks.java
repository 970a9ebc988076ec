package dev.cohort.consent;

import dev.cohort.config.Config;
import dev.cohort.config.SecretBox;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The addresses under which people see and change what they have agreed to: only who was sent one knows it. */
@ApplicationScoped
public class PreferenceLinks {
    /** The page's path. */
    public static final String PATH = "/preferences";

    /** What stands in place of such an address where others than the person read it. */
    public static final String HIDDEN = "[preference link]";

    /** Such an address in a text; good for Java and for PostgreSQL. */
    public static final String PATTERN = "https?://[^\\s/]+" + PATH + "/[A-Za-z0-9_-]{44}[A-Za-z0-9_/-]*";

    private static final int ID_LENGTH = 22;

    /** The person's own page. */
    public String page(UUID personId) {
        return Config.publicUrl(Context.tenant().slug()) + PATH + "/" + token(personId);
    }

    /** Where one click ends messages of a purpose over a channel (RFC 8058). */
    public String unsubscribe(UUID personId, String purpose, String channel) {
        return page(personId) + "/unsubscribe/" + purpose + "/" + channel;
    }

    /** A text as others than the person may read it: whoever knows the address changes what they have agreed to. */
    public static String hide(String text) {
        return text.replaceAll(PATTERN, HIDDEN);
    }

    /** What names a person in such an address. */
    String token(UUID personId) {
        ByteBuffer id = ByteBuffer.allocate(16)
                .putLong(personId.getMostSignificantBits())
                .putLong(personId.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.array()) + box().sign(personId.toString());
    }

    /** Whom the token names; empty when we never gave it. */
    Optional<UUID> read(String token) {
        if (token.length() != 2 * ID_LENGTH) return Optional.empty();
        try {
            ByteBuffer id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.substring(0, ID_LENGTH)));
            UUID person = new UUID(id.getLong(), id.getLong());
            return Optional.of(person).filter(each -> box().isSigned(each.toString(), token.substring(ID_LENGTH)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SecretBox box() {
        return new SecretBox("preferences", Context.tenant().id());
    }
}
