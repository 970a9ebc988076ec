package dev.cohort.example;

import dev.cohort.event.EventName;
import java.util.UUID;

/** Told to everybody who observes it, after the notice has been kept. */
@EventName("notice.posted")
public record NoticePosted(UUID noticeId) {}
