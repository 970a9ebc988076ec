--liquibase formatted sql logicalFilePath:cohort/leads/merge.sql

--changeset cohort:leads-merge-1
-- A lead that went into another one when two people were merged. It is out of sight as a deleted one is, and counts no more.
alter table lead add column merged_into uuid references lead;
create index lead_merged_into on lead (merged_into) where merged_into is not null;
-- The lead that goes on, before and after: what taking the merge back needs.
create table lead_merge (
    merge_id uuid not null references person_merge on delete cascade,
    lead_id uuid not null references lead,
    kept_id uuid not null references lead,
    kept_before jsonb not null,
    kept_after jsonb not null,
    primary key (merge_id, lead_id)
);
create index lead_merge_lead on lead_merge (lead_id);
create index lead_merge_kept on lead_merge (kept_id);
