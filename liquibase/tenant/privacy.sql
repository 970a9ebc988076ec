--liquibase formatted sql logicalFilePath:cohort/tenant/privacy.sql

--changeset cohort:privacy-1
alter table person add column erased_at timestamptz;

-- Who was forgotten, by whom and why, and what that reached; the reason names nobody.
create table erasure (
    id uuid primary key,
    person_id uuid not null references person,
    reason varchar(500) not null,
    actor_name text not null,
    member_id uuid,
    erased_at timestamptz not null,
    reached jsonb not null
);
create index erasure_person on erasure (person_id);
create index erasure_at on erasure (erased_at, id);

-- While one stands, the person is not forgotten.
create table legal_hold (
    id uuid primary key,
    person_id uuid not null references person,
    reason varchar(500) not null,
    actor_name text not null,
    since timestamptz not null,
    ended_at timestamptz,
    ended_by text
);
create index legal_hold_person on legal_hold (person_id);
create index legal_hold_since on legal_hold (since, id);
create unique index legal_hold_standing on legal_hold (person_id) where ended_at is null;

-- After how many days without anything happening people behind records of a kind are forgotten.
create table retention_policy (
    id uuid primary key,
    record_type varchar(40) not null,
    scope varchar(40) not null,
    after_days integer not null check (after_days between 1 and 36500),
    active boolean not null default false,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 0,
    unique (record_type, scope)
);

-- What a policy did each time it found somebody.
create table retention_run (
    id uuid primary key,
    policy_id uuid references retention_policy on delete set null,
    record_type varchar(40) not null,
    scope varchar(40) not null,
    people integer not null,
    kept integer not null,
    started_at timestamptz not null,
    ended_at timestamptz not null
);
create index retention_run_policy on retention_run (policy_id, started_at);

--changeset cohort:privacy-2
-- What becomes of what a policy is for: made nameless, or gone. People are only ever made nameless.
alter table retention_policy add column action varchar(20) not null default 'ANONYMISE'
    check (action in ('ANONYMISE', 'DELETE'));
