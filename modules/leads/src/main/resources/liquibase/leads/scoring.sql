--liquibase formatted sql logicalFilePath:cohort/leads/scoring.sql

--changeset cohort:leads-scoring-1
-- What each training came to; the newest counts. Only where it is shown is what was learned kept: JSON, packed by gzip.
create table lead_score_model (
    id uuid primary key,
    trained_at timestamptz not null,
    verdict varchar(20) not null check (verdict in ('TOO_FEW', 'NOT_BETTER', 'SHOWN')),
    leads integer not null,
    won integer not null,
    auc double precision,
    brier double precision,
    rules_auc double precision,
    rules_brier double precision,
    model bytea,
    check ((verdict = 'SHOWN') or model is null)
);
create index lead_score_model_trained on lead_score_model (trained_at, id);

--changeset cohort:leads-scoring-2
-- The points of the tenant's own rules, where they differ from those it started with.
create table lead_score_rule (
    rule varchar(120) primary key,
    points integer not null
);

--changeset cohort:leads-scoring-3
-- As of when a lead is rated; where it is not said, as of its last change.
alter table lead add column rated_at timestamptz;
