package dev.cohort.message;

import dev.cohort.module.Contributions;
import dev.cohort.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The channels that the tenant at hand has. */
@ApplicationScoped
public class Channels {
    private final Supplier<List<MessageChannel>> known;

    @Inject
    Channels(Contributions contributions) {
        this(() -> contributions.of(MessageChannel.class));
    }

    /** For use without a container. */
    Channels(Supplier<List<MessageChannel>> known) {
        this.known = known;
    }

    /** All, by name. */
    public List<MessageChannel> all() {
        return known.get().stream()
                .sorted(Comparator.comparing(MessageChannel::key))
                .toList();
    }

    public Optional<MessageChannel> find(String key) {
        return all().stream().filter(channel -> channel.key().equals(key)).findFirst();
    }

    /**
     * The channel of this name.
     *
     * @throws Problem 422 {@code unknown-channel}
     */
    public MessageChannel get(String key) {
        return find(key).orElseThrow(() -> Problem.invalid().at("channel", "unknown-channel", "value", key));
    }
}
