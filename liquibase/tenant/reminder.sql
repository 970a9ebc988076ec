--liquibase formatted sql logicalFilePath:cohort/tenant/reminder.sql

--changeset cohort:reminder-1
-- By when somebody wants to be in touch again. next_at is when it is said next; null once it is said for the last time.
create table reminder (
    id uuid primary key,
    text varchar(300) not null check (text <> ''),
    due_at timestamptz not null,
    repeat_hours smallint check (repeat_hours between 1 and 720),
    email boolean not null default true,
    status varchar(10) not null default 'PENDING' check (status in ('PENDING', 'SENT', 'COMPLETED')),
    sent_count integer not null default 0,
    sent_at timestamptz,
    next_at timestamptz,
    completed_at timestamptz,
    completed_by uuid,
    owner_id uuid not null references member,
    team_id uuid references team,
    branch_id uuid references branch,
    record_type varchar(40),
    record_id uuid,
    person_id uuid references person,
    created_by uuid,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 0,
    check ((record_type is null) = (record_id is null)),
    check ((status = 'COMPLETED') = (completed_at is not null))
);
create index reminder_next on reminder (next_at) where next_at is not null;
create index reminder_due on reminder (due_at, id) where status <> 'COMPLETED';
create index reminder_owner on reminder (owner_id, due_at, id) where status <> 'COMPLETED';
create index reminder_team on reminder (team_id);
create index reminder_branch on reminder (branch_id);
create index reminder_record on reminder (record_type, record_id);
create index reminder_person on reminder (person_id);
create index reminder_created on reminder (created_at, id);
