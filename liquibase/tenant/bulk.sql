--liquibase formatted sql logicalFilePath:cohort/tenant/bulk.sql

--changeset cohort:bulk-1
-- The same change to many records of a kind, and what each held before, so that it can be taken back.
create table bulk_edit (
    id uuid primary key,
    record_type varchar(40) not null,
    state varchar(10) not null check (state in ('RUNNING', 'DONE', 'UNDOING', 'UNDONE')),
    changes jsonb not null,
    member_id uuid,
    job_id uuid,
    created_at timestamptz not null
);
create index bulk_edit_member on bulk_edit (member_id, created_at);

--changeset cohort:bulk-2
-- A record may go, as when its import is taken back, and what was done to it stays told.
-- P to be done, C changed, U so already, R refused; after an undo B put back, K left alone.
create table bulk_row (
    edit_id uuid not null references bulk_edit,
    record_id uuid not null,
    state char(1) not null check (state in ('P', 'C', 'U', 'R', 'B', 'K')),
    code varchar(60),
    label varchar(300),
    before jsonb,
    version_after integer,
    primary key (edit_id, record_id)
);
create index bulk_row_state on bulk_row (edit_id, state, record_id);
create index bulk_row_record on bulk_row (record_id);
