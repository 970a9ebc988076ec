package dev.cohort.meeting;

import dev.cohort.rest.Text;
import jakarta.validation.constraints.Email;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked to come: a member, a person we know, or an address.
 *
 * @param name of an address; those of members and persons are known
 */
public record NewInvitee(
        @Nullable UUID member,
        @Nullable UUID person,
        @Nullable @Email @Text(max = 254, line = true) String email,
        @Nullable @Text(max = 210, line = true) String name) {

    static NewInvitee member(UUID id) {
        return new NewInvitee(id, null, null, null);
    }

    boolean isNobody() {
        return member == null && person == null && (email == null || email.isBlank());
    }
}
