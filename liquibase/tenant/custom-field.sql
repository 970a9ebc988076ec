--liquibase formatted sql logicalFilePath:cohort/tenant/custom-field.sql

--changeset cohort:custom-field-1
-- Fields of the tenant's own, by kind of record. The values stand with the records, by key, whether there is a field or not.
create table custom_field (
    id uuid primary key,
    record_type varchar(40) not null,
    key varchar(100) not null check (key <> ''),
    kind varchar(20) not null check (kind in ('TEXT', 'LONG_TEXT', 'NUMBER', 'DATE', 'CHOICE', 'MULTI_CHOICE', 'BOOLEAN',
        'LINK')),
    labels jsonb not null default '{}',
    choices jsonb not null default '[]',
    required boolean not null default false,
    help jsonb not null default '{}',
    group_name varchar(100),
    position integer not null,
    in_list boolean not null default false,
    in_form boolean not null default true,
    archived boolean not null default false,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 1,
    unique (record_type, key)
);
create index custom_field_position on custom_field (record_type, position, id);
