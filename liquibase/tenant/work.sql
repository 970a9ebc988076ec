--liquibase formatted sql logicalFilePath:cohort/tenant/work.sql

--changeset cohort:work-1
-- What was done with a record: calls, visits, notes. It stays as it was written; only a note's author may reword it.
create table activity (
    id uuid primary key,
    kind varchar(20) not null check (kind in ('CALL', 'EMAIL', 'WHATSAPP', 'SMS', 'MEETING', 'NOTE', 'VISIT', 'SYSTEM')),
    direction varchar(3) check (direction in ('IN', 'OUT')),
    subject varchar(300),
    body varchar(20000),
    outcome varchar(30) check (outcome in ('REACHED', 'NO_ANSWER', 'BUSY', 'LEFT_MESSAGE', 'WRONG_NUMBER', 'HELD', 'NO_SHOW')),
    duration_minutes integer check (duration_minutes between 0 and 1440),
    happened_at timestamptz not null,
    record_type varchar(40) not null,
    record_id uuid not null,
    person_id uuid references person,
    member_id uuid,
    actor_name text not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 0
);
create index activity_record on activity (record_type, record_id, happened_at, id);
create index activity_person on activity (person_id);
create index activity_happened on activity (happened_at, id);
create index activity_member on activity (member_id, happened_at, id);

--changeset cohort:work-2
-- What is to be done, by whom and when. due_at is the instant of due_on and due_time by the tenant's clock; without a time
-- it is the end of the day. Owner, team and branch say who sees it.
create table task (
    id uuid primary key,
    type varchar(20) not null check (type in ('CALL', 'EMAIL', 'MESSAGE', 'MEETING', 'FOLLOW_UP', 'TODO')),
    subject varchar(300) not null check (subject <> ''),
    notes varchar(5000),
    due_on date,
    due_time time,
    due_at timestamptz,
    priority varchar(10) not null default 'NORMAL' check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
    priority_rank smallint generated always as (case priority
        when 'LOW' then 1 when 'NORMAL' then 2 when 'HIGH' then 3 else 4 end) stored,
    status varchar(10) not null default 'OPEN' check (status in ('OPEN', 'DONE', 'CANCELLED')),
    settled_at timestamptz,
    settled_by uuid,
    owner_id uuid references member,
    team_id uuid references team,
    branch_id uuid references branch,
    record_type varchar(40),
    record_id uuid,
    person_id uuid references person,
    recurrence varchar(200),
    series_id uuid,
    next_id uuid,
    rule varchar(60),
    escalation smallint not null default 0,
    created_by uuid,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 0,
    check (due_time is null or due_on is not null),
    check ((due_on is null) = (due_at is null)),
    check ((record_type is null) = (record_id is null))
);
create index task_due on task (due_at, id) where status = 'OPEN';
create index task_owner on task (owner_id, due_at, id) where status = 'OPEN';
create index task_record on task (record_type, record_id);
create index task_person on task (person_id);
create index task_settled on task (settled_at, id) where status <> 'OPEN';
create index task_created on task (created_at, id);
-- A rule makes one task of a record at a time.
create unique index task_rule_record on task (rule, record_type, record_id) where status = 'OPEN' and rule is not null;

--changeset cohort:work-3
-- Who is told first of what the team leaves undone.
alter table team add column lead_id uuid references member;
create index team_lead on team (lead_id);
