--liquibase formatted sql logicalFilePath:cohort/leads/pipeline.sql

--changeset cohort:leads-pipeline-1
-- What is offered when a lead is lost; none for the standard reasons.
create table lead_lost_reason (
    position smallint primary key,
    reason varchar(200) not null
);
create index lead_recycle on lead (recycle_on, id) where stage = 'recycled' and deleted_at is null;
