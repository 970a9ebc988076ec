package dev.cohort.person;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.customfield.OwnValues;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A human being the centre knows; what they are to it (lead, student, payer) is kept by others and points here. */
@Entity
@Table(name = "person")
public class Person {
    @Id
    private UUID id;

    @Column(name = "first_name")
    private @Nullable String firstName;

    @Column(name = "last_name")
    private @Nullable String lastName;

    private @Nullable String email;

    @Column(name = "email_normalized")
    private @Nullable String emailNormalized;

    private @Nullable String phone;

    @Column(name = "phone_e164")
    private @Nullable String phoneE164;

    private @Nullable String whatsapp;
    private @Nullable String telegram;
    private @Nullable String instagram;
    private @Nullable String language;
    private @Nullable String city;
    private @Nullable String country;

    @Column(name = "birth_date")
    private @Nullable LocalDate birthDate;

    @Column(name = "job_title")
    private @Nullable String jobTitle;

    @Column(name = "organization_name")
    private @Nullable String organizationName;

    @Column(name = "organization_id")
    private @Nullable UUID organizationId;

    private @Nullable String notes;

    @Column(name = "custom_fields", columnDefinition = "jsonb")
    private String customFields = "{}";

    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    @Column(name = "created_by", updatable = false)
    private @Nullable UUID createdBy;

    @Column(name = "search_text")
    private String searchText;

    @Column(name = "sort_name")
    private String sortName;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Version
    private int version;

    protected Person() {}

    Person(UUID id, CleanPerson particulars, @Nullable UUID creator, Clock clock) {
        this.id = id;
        this.createdBy = creator;
        this.createdAt = Instant.now(clock);
        change(particulars, clock);
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    @Nullable
    UUID organizationId() {
        return organizationId;
    }

    @Nullable
    String notes() {
        return notes;
    }

    /** What they hold of the tenant's own fields. */
    JsonNode customFields() {
        return OwnValues.tree(customFields);
    }

    /** Beside the particulars: where the person belongs, what is noted of them, and the tenant's own fields. */
    void annotate(@Nullable UUID organization, @Nullable String words, @Nullable JsonNode own) {
        organizationId = organization;
        notes = words;
        customFields = OwnValues.text(own);
    }

    void change(CleanPerson particulars, Clock clock) {
        PersonFields fields = particulars.fields();
        firstName = fields.firstName();
        lastName = fields.lastName();
        email = fields.email();
        emailNormalized = particulars.emailNormalized();
        phone = fields.phone();
        phoneE164 = particulars.phoneE164();
        whatsapp = fields.whatsapp();
        telegram = fields.telegram();
        instagram = fields.instagram();
        language = fields.language();
        city = fields.city();
        country = fields.country();
        birthDate = fields.birthDate();
        jobTitle = fields.jobTitle();
        organizationName = fields.company();
        searchText = particulars.searchText();
        sortName = particulars.sortName();
        changedAt = Instant.now(clock);
    }

    /** Taken out of sight; what points here still finds it. */
    void delete(Clock clock) {
        if (deletedAt == null) deletedAt = Instant.now(clock);
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    boolean isMerged() {
        return mergedInto != null;
    }

    /** Brings a deleted person back into sight. */
    void restore(Clock clock) {
        deletedAt = null;
        changedAt = Instant.now(clock);
    }

    /** Out of sight as well, and the way to the one they have become. */
    void becomes(UUID winner, Clock clock) {
        mergedInto = winner;
        delete(clock);
    }

    CleanPerson particulars() {
        PersonFields fields = new PersonFields(
                firstName,
                lastName,
                email,
                phone,
                whatsapp,
                telegram,
                instagram,
                language,
                city,
                country,
                birthDate,
                jobTitle,
                organizationName);
        return new CleanPerson(fields, emailNormalized, phoneE164, searchText, sortName);
    }
}
