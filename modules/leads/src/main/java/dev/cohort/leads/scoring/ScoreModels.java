package dev.cohort.leads.scoring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cohort.leads.learning.Forecaster;
import dev.cohort.leads.learning.Quality;
import dev.cohort.leads.scoring.ScoringState.Verdict;
import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What trainings came to, in the tenant's schema. */
@ApplicationScoped
public class ScoreModels {
    private static final int KEPT = 30;

    private final TenantTransaction transaction;
    private final Clock clock;

    // By the row's id, which no two tenants share and whose content never changes: nothing has to be dropped by hand.
    private final Cache<UUID, Forecaster> forecasters = Caffeine.newBuilder()
            .maximumSize(40)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    @Inject
    ScoreModels(TenantTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What a training came to.
     *
     * @param learned how good it is on leads it had not seen; null with too few leads
     */
    record Trained(
            UUID id,
            Instant at,
            Verdict verdict,
            int leads,
            int won,
            @Nullable Quality learned,
            @Nullable Quality rules) {}

    Optional<Trained> latest() {
        return transaction
                .handle()
                .createQuery("""
                        select id, trained_at, verdict, leads, won, auc, brier, rules_auc, rules_brier
                        from lead_score_model order by trained_at desc, id desc limit 1
                        """)
                .map((row, context) -> trained(row))
                .findOne();
    }

    /** What was learned, of a training whose verdict is {@code SHOWN}. */
    Forecaster forecaster(UUID id) {
        return forecasters.get(
                id,
                key -> unpacked(transaction
                        .handle()
                        .createQuery("select model from lead_score_model where id = :id")
                        .bind("id", key)
                        .map((row, context) -> row.getBytes("model"))
                        .one()));
    }

    /** Keeps a training as the one that counts; what earlier ones have learned is forgotten, what they came to is not. */
    void keep(
            Verdict verdict,
            int leads,
            int won,
            @Nullable Quality learned,
            @Nullable Quality rules,
            @Nullable Forecaster forecaster) {
        Handle handle = transaction.handle();
        handle.execute("update lead_score_model set model = null where model is not null");
        handle.createUpdate("""
                        insert into lead_score_model
                            (id, trained_at, verdict, leads, won, auc, brier, rules_auc, rules_brier, model)
                        values (:id, :at, :verdict, :leads, :won, :auc, :brier, :rulesAuc, :rulesBrier, :model)
                        """)
                .bind("id", Ids.next())
                .bind("at", Instant.now(clock))
                .bind("verdict", verdict.name())
                .bind("leads", leads)
                .bind("won", won)
                .bind("auc", learned == null ? null : learned.auc())
                .bind("brier", learned == null ? null : learned.brier())
                .bind("rulesAuc", rules == null ? null : rules.auc())
                .bind("rulesBrier", rules == null ? null : rules.brier())
                .bind("model", forecaster == null ? null : packed(forecaster))
                .execute();
        handle.createUpdate("""
                        delete from lead_score_model where id not in (
                            select id from lead_score_model order by trained_at desc, id desc limit :kept)
                        """).bind("kept", KEPT).execute();
    }

    private static Trained trained(ResultSet row) throws SQLException {
        return new Trained(
                row.getObject("id", UUID.class),
                row.getObject("trained_at", OffsetDateTime.class).toInstant(),
                Verdict.valueOf(row.getString("verdict")),
                row.getInt("leads"),
                row.getInt("won"),
                quality(row, "auc", "brier"),
                quality(row, "rules_auc", "rules_brier"));
    }

    private static @Nullable Quality quality(ResultSet row, String auc, String brier) throws SQLException {
        return row.getObject(auc) == null ? null : new Quality(row.getDouble(auc), row.getDouble(brier));
    }

    private static byte[] packed(Forecaster forecaster) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            Json.mapper().writeValue(out, forecaster);
        } catch (IOException e) {
            throw new UncheckedIOException("What was learned cannot be written", e);
        }
        return packed.toByteArray();
    }

    private static Forecaster unpacked(byte[] packed) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return Json.mapper().readValue(in, Forecaster.class);
        } catch (IOException e) {
            throw new UncheckedIOException("What was learned cannot be read", e);
        }
    }
}
