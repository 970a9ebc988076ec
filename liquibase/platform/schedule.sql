--liquibase formatted sql logicalFilePath:cohort/platform/schedule.sql

--changeset cohort:schedule-1
-- No foreign key to tenant in this file: the vendor's own site has schedules and jobs too, and no row there.
create table schedule (
    tenant_id uuid not null,
    job text not null,
    cron text not null,
    time_zone text not null,
    next_at timestamptz not null,
    -- Counts the claims; only the newest one may settle the run.
    run bigint not null default 0,
    claimed_by text,
    claimed_until timestamptz,
    last_started_at timestamptz,
    last_ended_at timestamptz,
    last_outcome text,
    last_failure text,
    primary key (tenant_id, job)
);
create index schedule_next on schedule (next_at);
-- One row per job that waits or runs; the job itself stands in its tenant's schema.
create table job_queue (
    job_id uuid primary key,
    tenant_id uuid not null,
    kind text not null,
    queued_at timestamptz not null,
    claimed_by text,
    claimed_until timestamptz
);
create index job_queue_tenant on job_queue (tenant_id);
create index job_queue_queued on job_queue (queued_at);
-- When each tenant last had a job started: the one who waited longest is next.
create table job_turn (
    tenant_id uuid primary key,
    served_at timestamptz not null
);
