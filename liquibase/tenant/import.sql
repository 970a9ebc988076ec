--liquibase formatted sql logicalFilePath:cohort/tenant/import.sql

--changeset cohort:import-1
-- One file brought in. Its counters are written in the transaction of the rows they count, so they add up at any time.
create table import (
    id uuid primary key,
    record_type varchar(40) not null,
    file_name varchar(255) not null,
    file_size bigint not null,
    format jsonb not null,
    columns jsonb not null,
    options jsonb not null default '{}',
    plan jsonb,
    dry_run boolean not null default false,
    state varchar(20) not null default 'UPLOADED' check (state in ('UPLOADED', 'QUEUED', 'STAGING', 'MATCHING', 'APPLYING',
        'DONE', 'FAILED', 'CANCELLED')),
    problem varchar(500),
    job_id uuid,
    staged_to bigint not null default 0,
    staged_bytes bigint not null default 0,
    staged_all boolean not null default false,
    applied_to bigint not null default 0,
    matched_rows bigint not null default 0,
    read_rows bigint not null default 0,
    created_rows bigint not null default 0,
    updated_rows bigint not null default 0,
    skipped_rows bigint not null default 0,
    failed_rows bigint not null default 0,
    warnings jsonb not null default '{"items":[]}',
    member_id uuid references member,
    actor_name text not null,
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    constraint import_adds_up check (state <> 'DONE'
        or read_rows = created_rows + updated_rows + skipped_rows + failed_rows),
    constraint import_never_over check (read_rows >= created_rows + updated_rows + skipped_rows + failed_rows)
);
create index import_created on import (created_at, id);
create index import_member on import (member_id);

-- The file as it came, in pieces: it is read from here as often as needed and never held in memory.
create table import_file_chunk (
    import_id uuid not null references import on delete cascade,
    seq integer not null,
    bytes bytea not null,
    primary key (import_id, seq)
);
alter table import_file_chunk alter column bytes set storage external;

-- The rows that can be read, with the keys that duplicates are found by and the ids of the records they would become.
-- No foreign key on the import: a million checks would cost more than the rows; whoever deletes an import deletes them.
create table import_row (
    import_id uuid not null,
    row_no bigint not null,
    email text collate "C",
    phone text collate "C",
    external_id text collate "C",
    name text collate "C",
    turned_name text collate "C",
    whole_name boolean not null,
    person_id uuid not null,
    record_id uuid not null,
    history_id uuid not null,
    audit_id uuid not null,
    data jsonb,
    custom jsonb,
    primary key (import_id, row_no)
);

-- What is to become of a row; rows that failed have a fault instead.
create table import_match (
    import_id uuid not null,
    row_no bigint not null,
    decision char(1) not null check (decision in ('C', 'U', 'S')),
    reason varchar(40),
    record_id uuid,
    person_id uuid,
    twin_of bigint,
    primary key (import_id, row_no)
);

create table import_fault (
    import_id uuid not null,
    row_no bigint not null,
    position smallint not null,
    column_index integer,
    field varchar(60),
    code varchar(40) not null,
    value varchar(200),
    primary key (import_id, row_no, position)
);

-- Records as they were before this import changed them.
create table import_before (
    import_id uuid not null references import,
    record_id uuid not null,
    row_no bigint not null,
    before jsonb not null,
    after_version integer not null,
    primary key (import_id, record_id)
);

-- How columns of these names were mapped the last time.
create table import_mapping (
    id uuid primary key,
    record_type varchar(40) not null,
    header_key varchar(64) not null,
    name varchar(200) not null,
    mapping jsonb not null,
    options jsonb not null,
    used_at timestamptz not null,
    unique (record_type, header_key)
);

--changeset cohort:import-2
create index import_job on import (job_id);

--changeset cohort:import-3
-- Taking an import back: how far that has come, and what it came to.
alter table import drop constraint import_state_check;
alter table import
    add constraint import_state_check check (state in ('UPLOADED', 'QUEUED', 'STAGING', 'MATCHING', 'APPLYING', 'DONE',
        'FAILED', 'CANCELLED', 'UNDOING', 'UNDONE')),
    add column undone_to bigint not null default 0,
    add column removed_rows bigint not null default 0,
    add column restored_rows bigint not null default 0,
    add column kept_rows bigint not null default 0,
    add column undone_by text,
    add column undo_started_at timestamptz,
    add column undone_at timestamptz;

-- record is the whole row as it stood; null for imports that ran before it was kept. The versions say when it was as this
-- import found it, as it left it, and as its undo left it: undoing a later import brings an earlier one's version back.
-- overtaken: somebody else changed the record between two changes by this import. moves: the stage changes it wrote.
alter table import_before
    add column record jsonb,
    add column before_version integer,
    add column undone_version integer,
    add column overtaken boolean not null default false,
    add column moves uuid[] not null default '{}';
create index import_before_row on import_before (import_id, row_no);
create index import_before_record on import_before (record_id);

-- People as they were before this import changed them, whichever records it changed them through.
create table import_person_before (
    import_id uuid not null references import,
    person_id uuid not null,
    row_no bigint not null,
    record jsonb not null,
    before_version integer not null,
    after_version integer not null,
    undone_version integer,
    overtaken boolean not null default false,
    primary key (import_id, person_id)
);
create index import_person_before_row on import_person_before (import_id, row_no);
create index import_person_before_person on import_person_before (person_id);

-- Records that an undo has left as they are, and why.
create table import_kept (
    import_id uuid not null references import,
    row_no bigint not null,
    record_id uuid not null,
    number text,
    reason varchar(40) not null,
    primary key (import_id, row_no)
);

--changeset cohort:import-4
-- The state in which what nothing needs any more was removed.
alter table import add column tidied varchar(20);
create index import_untidied on import (ended_at) where tidied is distinct from state;

--changeset cohort:import-tried-1
-- How long the dry run took that read the file: what the run's own time is foretold by.
alter table import add column tried_millis bigint;

--changeset cohort:import-5
-- F: can be read, and still may not become what it would; it has a fault.
alter table import_match drop constraint import_match_decision_check;
alter table import_match add constraint import_match_decision_check check (decision in ('C', 'U', 'S', 'F'));
alter table import_before alter column before set default '{}';

--changeset cohort:import-6
-- The columns of the file, from 0, in which a value has been found.
alter table import add column filled integer[] not null default '{}';
