package dev.cohort.leads.capture;

import dev.cohort.event.EventName;
import java.util.UUID;

/** A payload stands in the inbox and is to be taken. */
@EventName("inbox.kept")
public record EnquiryKept(UUID inboxId) {}
