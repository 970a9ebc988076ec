--liquibase formatted sql logicalFilePath:cohort/leads/bulk.sql

--changeset cohort:leads-bulk-1
-- The same change to many leads, and what each held before, so that it can be taken back.
create table lead_bulk_edit (
    id uuid primary key,
    state varchar(10) not null check (state in ('RUNNING', 'DONE', 'UNDOING', 'UNDONE')),
    changes jsonb not null,
    member_id uuid,
    job_id uuid,
    created_at timestamptz not null
);
create index lead_bulk_edit_member on lead_bulk_edit (member_id, created_at);

--changeset cohort:leads-bulk-2
-- A lead may go, as when its import is taken back, and what was done to it stays told.
-- P to be done, C changed, U so already, R refused; after an undo B put back, K left alone.
create table lead_bulk_row (
    edit_id uuid not null references lead_bulk_edit,
    lead_id uuid not null,
    state char(1) not null check (state in ('P', 'C', 'U', 'R', 'B', 'K')),
    code varchar(60),
    before jsonb,
    version_after integer,
    primary key (edit_id, lead_id)
);
create index lead_bulk_row_state on lead_bulk_row (edit_id, state, lead_id);
create index lead_bulk_row_lead on lead_bulk_row (lead_id);

--changeset cohort:leads-bulk-3
-- Core keeps changes to many records of any kind; those of leads go on there.
insert into bulk_edit (id, record_type, state, changes, member_id, job_id, created_at)
select id, 'lead', case state when 'RUNNING' then 'DONE' when 'UNDOING' then 'DONE' else state end, changes, member_id, job_id,
    created_at
from lead_bulk_edit;
insert into bulk_row (edit_id, record_id, state, code, label, before, version_after)
select r.edit_id, r.lead_id, r.state, r.code, l.number, r.before, r.version_after
from lead_bulk_row r left join lead l on l.id = r.lead_id;
drop table lead_bulk_row;
drop table lead_bulk_edit;
