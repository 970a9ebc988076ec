package dev.cohort.organization;

import dev.cohort.customfield.OwnValues;
import dev.cohort.organization.OrganizationRules.Clean;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An employer, a school, a customer. */
@Entity
@Table(name = "organization")
public class Organization {
    @Id
    private UUID id;

    private String name;

    @Column(name = "name_normalized")
    private String nameNormalized;

    private @Nullable String website;
    private @Nullable String domain;
    private @Nullable String phone;

    @Column(name = "phone_e164")
    private @Nullable String phoneE164;

    private @Nullable String email;

    @Column(name = "email_normalized")
    private @Nullable String emailNormalized;

    private @Nullable String city;
    private @Nullable String country;
    private @Nullable String notes;

    @Column(name = "custom_fields", columnDefinition = "jsonb")
    private String customFields;

    @Column(name = "search_text")
    private String searchText;

    @Column(name = "created_by", updatable = false)
    private @Nullable UUID createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Version
    private int version;

    protected Organization() {}

    Organization(UUID id, Clean clean, @Nullable UUID creator, Clock clock) {
        this.id = id;
        this.createdBy = creator;
        this.createdAt = Instant.now(clock);
        change(clean, clock);
    }

    void change(Clean clean, Clock clock) {
        OrganizationFields fields = clean.fields();
        name = fields.name();
        nameNormalized = clean.nameNormalized();
        website = fields.website();
        domain = clean.domain();
        phone = fields.phone();
        phoneE164 = clean.phoneE164();
        email = fields.email();
        emailNormalized = clean.emailNormalized();
        city = fields.city();
        country = fields.country();
        notes = fields.notes();
        customFields = OwnValues.text(fields.customFields());
        searchText = clean.searchText();
        changedAt = Instant.now(clock);
    }

    /** Out of sight; those who belonged to it still say its name. */
    void delete(Clock clock) {
        if (deletedAt == null) deletedAt = Instant.now(clock);
    }

    /** Back in sight. */
    void restore(Clock clock) {
        deletedAt = null;
        changedAt = Instant.now(clock);
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    OrganizationFields fields() {
        return new OrganizationFields(name, website, phone, email, city, country, notes, OwnValues.tree(customFields));
    }
}
