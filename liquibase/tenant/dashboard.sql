--liquibase formatted sql logicalFilePath:cohort/tenant/dashboard.sql

--changeset cohort:dashboard-1
-- How a member has arranged the cards of the day; who has not sees them as they are meant for the role.
create table dashboard (
    member_id uuid primary key references member,
    cards jsonb not null check (jsonb_typeof(cards) = 'array'),
    changed_at timestamptz not null
);
