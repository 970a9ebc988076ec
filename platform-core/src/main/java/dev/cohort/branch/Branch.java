package dev.cohort.branch;

import dev.cohort.rest.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place where the centre works. */
@Entity
@Table(name = "branch")
class Branch {
    @Id
    private UUID id;

    private String name;

    @Column(name = "time_zone")
    private String timeZone;

    private String region;
    private @Nullable String address;
    private @Nullable String phone;

    @Column(name = "working_hours", columnDefinition = "jsonb")
    private String workingHours;

    private boolean active;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected Branch() {}

    /** @param fields clean: zone and region are there */
    Branch(UUID id, BranchFields fields, Clock clock) {
        this.id = id;
        this.createdAt = Instant.now(clock);
        change(fields, clock);
    }

    void change(BranchFields fields, Clock clock) {
        name = fields.name();
        timeZone = String.valueOf(fields.timeZone());
        region = String.valueOf(fields.region());
        address = fields.address();
        phone = fields.phone();
        workingHours = Json.tree(fields.workingHours()).toString();
        active = Boolean.TRUE.equals(fields.active());
        changedAt = Instant.now(clock);
    }

    int version() {
        return version;
    }
}
