--liquibase formatted sql logicalFilePath:cohort/tenant/file.sql

--changeset cohort:file-1
-- A file on a record of any kind; its bytes stand in file_chunk unless the installation keeps them elsewhere.
create table file (
    id uuid primary key,
    record_type varchar(40) not null,
    record_id uuid not null,
    name varchar(200) not null,
    media_type varchar(100) not null,
    size bigint not null,
    sha256 varchar(64) not null,
    scanned boolean not null default false,
    member_id uuid,
    actor_name text not null,
    created_at timestamptz not null,
    deleted_at timestamptz
);
create index file_record on file (record_type, record_id, created_at, id) where deleted_at is null;
create index file_deleted on file (deleted_at) where deleted_at is not null;

--changeset cohort:file-2
create table file_chunk (
    file_id uuid not null references file on delete cascade,
    seq integer not null,
    bytes bytea not null,
    primary key (file_id, seq)
);
alter table file_chunk alter column bytes set storage external;

--changeset cohort:file-3
-- Where the bytes lie; what is here already lies in file_chunk.
alter table file add column store varchar(10) not null default 'database';
alter table file alter column store drop default;
