package dev.cohort.example;

import dev.cohort.persistence.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** One notice on the board. */
@Entity
@Table(name = "example_notice")
class Notice {
    @Id
    private UUID id;

    private String text;

    @Column(name = "posted_at")
    private Instant postedAt;

    @Column(name = "taken_down")
    private boolean takenDown;

    @Version
    private int version;

    protected Notice() {}

    Notice(String text, Instant postedAt) {
        this.id = Ids.next();
        this.text = text;
        this.postedAt = postedAt;
    }

    /** Hides the notice; it stays in the table. */
    void takeDown() {
        takenDown = true;
    }

    NoticeSummary summary() {
        return new NoticeSummary(id, text, postedAt, false, version);
    }
}
