--liquibase formatted sql logicalFilePath:cohort/leads/inbox.sql

--changeset cohort:inbox-1
-- Every enquiry as it arrived, kept before it is read: no lead is lost to a bad payload.
create table inbox (
    id uuid primary key,
    source varchar(100) not null,
    received_at timestamptz not null,
    address text not null,
    headers jsonb not null default '{}',
    body text not null,
    state varchar(20) not null check (state in ('RECEIVED', 'CREATED', 'MERGED', 'FAILED', 'IGNORED')),
    reason varchar(2000),
    lead_id uuid references lead,
    settled_at timestamptz
);
create index inbox_state on inbox (state, received_at);
create index inbox_lead on inbox (lead_id);
