--liquibase formatted sql logicalFilePath:cohort/leads/day.sql

--changeset cohort:leads-day-1
-- The latest moves of all leads stand on the first page everybody opens.
create index lead_stage_change_latest on lead_stage_change (changed_at, id);
