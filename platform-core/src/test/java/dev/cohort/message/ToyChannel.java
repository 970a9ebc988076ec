package dev.cohort.message;

import dev.cohort.person.PersonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A channel that keeps what it is given, and fails when it is told to. */
final class ToyChannel implements MessageChannel {
    final List<OutgoingMessage> sent = java.util.Collections.synchronizedList(new ArrayList<>());
    volatile Consumer<OutgoingMessage> before = message -> {};

    @Override
    public String key() {
        return EMAIL;
    }

    @Override
    public ChannelTraits traits() {
        return new ChannelTraits(true, true, true, 1000, false, null, true, true, true);
    }

    @Override
    public Optional<String> notReady() {
        return Optional.empty();
    }

    @Override
    public Optional<String> normalize(String address) {
        return address.contains("@") ? Optional.of(address) : Optional.empty();
    }

    @Override
    public Optional<String> addressOf(PersonFields person) {
        return Optional.ofNullable(person.email());
    }

    @Override
    public String send(OutgoingMessage message) {
        before.accept(message);
        sent.add(message);
        return "toy-" + sent.size();
    }
}
