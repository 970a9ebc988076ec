--liquibase formatted sql logicalFilePath:cohort/platform/module.sql

--changeset cohort:module-1
-- The id that the lines of the log carry which tell of the failure.
alter table tenant_module add column failure_request text not null default '';
