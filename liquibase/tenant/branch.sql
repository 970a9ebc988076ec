--liquibase formatted sql logicalFilePath:cohort/tenant/branch.sql

--changeset cohort:branch-1
-- Hours as [{"day":"monday","from":"09:00:00","to":"18:00:00"}], always read and written whole.
alter table branch
    add column address varchar(300),
    add column phone varchar(50),
    add column active boolean not null default true,
    add column changed_at timestamptz,
    add column working_hours jsonb not null default '[
        {"day": "monday", "from": "09:00:00", "to": "18:00:00"}, {"day": "tuesday", "from": "09:00:00", "to": "18:00:00"},
        {"day": "wednesday", "from": "09:00:00", "to": "18:00:00"}, {"day": "thursday", "from": "09:00:00", "to": "18:00:00"},
        {"day": "friday", "from": "09:00:00", "to": "18:00:00"}]' check (jsonb_typeof(working_hours) = 'array');
update branch set changed_at = created_at;
alter table branch alter column changed_at set default now(), alter column changed_at set not null;

--changeset cohort:branch-2
-- Days on which nobody is there; at all branches where none is named.
create table holiday (
    id uuid primary key,
    branch_id uuid references branch,
    day date not null,
    title varchar(200) not null,
    unique nulls not distinct (branch_id, day)
);
create index holiday_day on holiday (day, id);
