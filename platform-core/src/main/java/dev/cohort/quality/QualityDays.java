package dev.cohort.quality;

import dev.cohort.module.ScheduledWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Keeps the day's quality at its end. */
@Named(QualityDays.NAME)
@ApplicationScoped
public class QualityDays implements ScheduledWork {
    public static final String NAME = "quality-day";

    private final Quality quality;

    @Inject
    QualityDays(Quality quality) {
        this.quality = quality;
    }

    @Override
    public void run() {
        quality.keepDay();
    }
}
