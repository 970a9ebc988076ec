package dev.cohort.imports;

import java.util.UUID;

/** What an import job is started with. */
record ImportOrder(UUID importId) {}
