package dev.cohort.bench;

import java.sql.Array;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Takes events out of the outbox as the product does: claimed and deleted by up to fifty, until there are none. */
final class FloorDelivery {
    private static final int MOST = 50;

    private final FloorDatabase database;
    private final Semaphore due = new Semaphore(0);

    FloorDelivery(FloorDatabase database) {
        this.database = database;
    }

    void start() {
        Thread.ofPlatform().daemon().name("delivery").start(this::work);
    }

    void nudge() {
        if (due.availablePermits() == 0) due.release();
    }

    private void work() {
        try {
            while (true) {
                due.acquire();
                while (deliver() > 0) {
                    // until nothing is left
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int deliver() throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return database.transaction(connection -> {
            List<UUID> claimed = FloorDatabase.query(
                    connection,
                    FloorSql.CLAIM,
                    rows -> {
                        List<UUID> ids = new ArrayList<>();
                        while (rows.next()) ids.add(rows.getObject(1, UUID.class));
                        return ids;
                    },
                    now,
                    now,
                    MOST,
                    "floor",
                    now.plusMinutes(2));
            if (claimed.isEmpty()) return 0;
            Array ids = connection.createArrayOf("uuid", claimed.toArray());
            try (var statement = FloorDatabase.bound(connection, FloorSql.DELIVERED, ids)) {
                return statement.executeUpdate();
            }
        });
    }
}
