package dev.cohort.export;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An export at the REST door. */
public final class ExportAnswer {
    private ExportAnswer() {}

    /** The keys of a parameter such as {@code columns=name,email}; none where it is left out. */
    public static List<String> columns(@Nullable String parameter) {
        return parameter == null || parameter.isBlank()
                ? List.of()
                : Arrays.stream(parameter.split(",")).map(String::strip).toList();
    }

    public static Response of(ExportFile file) {
        StreamingOutput content = file::send;
        return Response.ok(content, file.format().mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"")
                .build();
    }
}
