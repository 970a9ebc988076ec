--liquibase formatted sql logicalFilePath:cohort/tenant/jobs.sql

--changeset cohort:jobs-1
create table job (
    id uuid primary key,
    kind text not null,
    state text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    params jsonb not null,
    progress bigint not null default 0,
    total bigint,
    message text,
    result jsonb,
    -- {"done": [finished steps], "step": the one at hand, "at": its last checkpoint}
    checkpoint jsonb not null default '{}',
    failure text,
    member_id uuid references member,
    node text,
    -- Counts the claims; a run that no longer holds the newest one can write nothing.
    attempts integer not null default 0,
    cancel_requested boolean not null default false,
    created_at timestamptz not null,
    started_at timestamptz,
    heartbeat_at timestamptz,
    ended_at timestamptz
);
create index job_open on job (created_at) where state in ('QUEUED', 'RUNNING');
create index job_created on job (created_at, id);
create index job_member on job (member_id);
create table job_run (
    id uuid primary key,
    job text not null,
    node text not null,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    outcome text not null check (outcome in ('DONE', 'FAILED')),
    failure text
);
create index job_run_job on job_run (job, started_at);
