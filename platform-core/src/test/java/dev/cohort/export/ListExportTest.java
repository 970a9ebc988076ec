package dev.cohort.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.customfield.FieldDefinition;
import dev.cohort.customfield.FieldKind;
import dev.cohort.request.Context;
import dev.cohort.request.RequestContext;
import dev.cohort.rest.Json;
import dev.cohort.rest.ListQuery;
import dev.cohort.rest.Page;
import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListExportTest {
    private static final Tenant DEMO = new Tenant(
            UUID.randomUUID(),
            "demo",
            "Demo",
            "t_demo",
            TenantStatus.ACTIVE,
            Set.of(),
            Locale.ENGLISH,
            ZoneId.of("Europe/Berlin"),
            "EUR",
            "DE",
            "");

    private record Row(String country, String word, Instant at, JsonNode own) {}

    private static String csv(String door) {
        RequestContext context = RequestContext.system(DEMO, door, "r").speaking(Locale.GERMAN);
        return Context.call(context, () -> {
            Row row = new Row(
                    "AT", "export.yes", Instant.parse("2026-11-20T09:00:00Z"), Json.tree(Map.of("Pays", true, "n", 1)));
            ListExport<Row> export = new ListExport<Row>("rows", "none.")
                    .country("country", Row::country)
                    .word("word", Row::word, "")
                    .moment("at", Row::at)
                    .own(List.of(field("Pays", FieldKind.BOOLEAN)), Row::own);
            var out = new ByteArrayOutputStream();
            try (ExportFile file = export.write(
                    List.of("country", "word", "at", "custom.Pays"),
                    ExportFormat.CSV,
                    ListQuery.first(1),
                    query -> new Page<>(List.of(row), null, null))) {
                file.send(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toString(StandardCharsets.UTF_8);
        });
    }

    private static FieldDefinition field(String key, FieldKind kind) {
        return new FieldDefinition(
                UUID.randomUUID(),
                1,
                "person",
                key,
                kind,
                Map.of("de", "Zahlt selbst"),
                List.of(),
                false,
                Map.of(),
                null,
                10,
                false,
                true,
                false,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @Test
    void whoeverTakesAlongWhatTheySeeGetsTheWordsTheyRead() {
        assertThat(csv("ui")).contains("Zahlt selbst").contains("Österreich,ja,2026-11-20 10:00,ja");
    }

    @Test
    void scriptGetsTheKeysItSends() {
        assertThat(csv("rest")).contains("AT,export.yes,2026-11-20 10:00,true");
    }
}
