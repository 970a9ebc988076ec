package dev.cohort.message;

import dev.cohort.person.PersonFields;
import java.util.Optional;

/**
 * A way to people outside. Core brings e-mail; modules bring others as CDI beans ({@code @ApplicationScoped}), which are
 * known only where the tenant has the module. How to write one: {@code docs/messages.md}.
 */
public interface MessageChannel {
    /** The channel that core brings. */
    String EMAIL = "email";

    /** The name in tables and addresses, such as {@code whatsapp}; its title stands in the bundle as {@code channel.KEY}. */
    String key();

    ChannelTraits traits();

    /** Why nothing can be sent now, as a key of the bundle: no account, no approval; empty when all is well. */
    Optional<String> notReady();

    /** The address in the form it is kept and sent to; empty when it is none. */
    Optional<String> normalize(String address);

    /** Where the person is reached here. */
    Optional<String> addressOf(PersonFields person);

    /**
     * Hands a message to the provider, outside any transaction, with the tenant bound. It may be called again with the same
     * {@link OutgoingMessage#messageId} when nobody knows whether the first call came through: where the provider takes a
     * key against duplicates, that is it.
     *
     * @return the provider's id of the message, by which receipts name it
     * @throws ChannelFault when it was not taken
     */
    String send(OutgoingMessage message);
}
