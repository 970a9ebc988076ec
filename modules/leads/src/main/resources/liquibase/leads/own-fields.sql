--liquibase formatted sql logicalFilePath:cohort/leads/own-fields.sql

--changeset cohort:leads-own-fields-1
-- Which fields of its own a tenant uses is read from the latest leads that have any.
create index lead_own_fields on lead (created_at desc) where custom_fields <> '{}' and deleted_at is null;
