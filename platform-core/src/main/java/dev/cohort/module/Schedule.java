package dev.cohort.module;

/**
 * A piece of work that recurs for each tenant that has the module.
 *
 * @param job name of the scheduled job: the {@code @Named} CDI bean that implements {@link ScheduledWork}
 * @param cron Unix cron expression (five fields) in the tenant's time zone
 */
public record Schedule(String job, String cron) {}
