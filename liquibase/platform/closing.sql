--liquibase formatted sql logicalFilePath:cohort/platform/closing.sql

--changeset cohort:closing-1
-- How a tenant ends: closed (ARCHIVED) at archived_at, removed for good after delete_after. From then on its row is
-- DELETED; removed_step is the last step of the removal that is done, removed_at its end. The row stays as a tombstone.
alter table tenant
    add column archived_at timestamptz,
    add column delete_after timestamptz,
    add column removed_step text not null default '',
    add column removed_at timestamptz,
    add constraint tenant_archived check (status <> 'ARCHIVED' or (archived_at is not null and delete_after is not null)),
    add constraint tenant_removed check (removed_at is null or status = 'DELETED');
create index tenant_ending on tenant (delete_after) where status in ('ARCHIVED', 'DELETED') and removed_at is null;
