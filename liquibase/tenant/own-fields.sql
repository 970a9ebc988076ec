--liquibase formatted sql logicalFilePath:cohort/tenant/own-fields.sql

--changeset cohort:own-fields-1
-- What records hold of the tenant's own fields, by key; see custom_field.
alter table person add column custom_fields jsonb not null default '{}';
alter table organization add column custom_fields jsonb not null default '{}';
alter table task add column custom_fields jsonb not null default '{}';

--changeset cohort:own-fields-2
-- Which names are held is read from the latest records that hold any.
create index person_own_fields on person (created_at desc) where custom_fields <> '{}' and deleted_at is null;
create index organization_own_fields on organization (created_at desc) where custom_fields <> '{}' and deleted_at is null;
create index task_own_fields on task (created_at desc) where custom_fields <> '{}';
