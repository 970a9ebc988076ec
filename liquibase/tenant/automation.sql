--liquibase formatted sql logicalFilePath:cohort/tenant/automation.sql

--changeset cohort:automation-1
-- When something happens to a record, a task is made: the whole rule, as its form writes it, is one document.
create table task_rule (
    id uuid primary key,
    title varchar(120) not null check (title <> ''),
    trigger varchar(60) not null,
    active boolean not null default false,
    rule jsonb not null check (jsonb_typeof(rule) = 'object'),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 0
);
create index task_rule_trigger on task_rule (trigger) where active;
-- What a rule has answered: once for each record and occurrence. Without a task it is what already was so when the rule
-- was switched on.
create table task_rule_run (
    rule_id uuid not null references task_rule on delete cascade,
    subject_id uuid not null,
    occurrence varchar(80) not null,
    task_id uuid references task,
    made_at timestamptz not null,
    primary key (rule_id, subject_id, occurrence)
);
create index task_rule_run_task on task_rule_run (task_id);
-- Statistics by rule go over all its tasks, open and settled.
create index task_by_rule on task (rule) where rule is not null;
