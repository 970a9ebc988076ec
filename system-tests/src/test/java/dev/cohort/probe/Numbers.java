package dev.cohort.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cohort.job.JobRun;
import dev.cohort.job.TenantReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads 1 to 7. */
@Named("probeNumbers")
@Dependent
public class Numbers extends TenantReader<Integer> {
    private static final int LAST = 7;

    private int at;

    @Override
    protected void open(JobRun run, Optional<JsonNode> checkpoint) {
        at = checkpoint.map(kept -> kept.get("number").asInt()).orElse(0);
    }

    @Override
    protected @Nullable Integer read() {
        return at < LAST ? ++at : null;
    }

    @Override
    protected Object checkpoint() {
        return new Count.Counted(at);
    }
}
