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

--changeset cohort:inbox-2
-- A sender's key is good for one enquiry of its source. sender is who wrote, as far as the payload says so; corrected is what
-- a person made of a payload that could not be read: the body stays as it came.
alter table inbox add column idempotency_key varchar(200);
alter table inbox add column content_type varchar(200);
alter table inbox add column sender varchar(300);
alter table inbox add column reason_code varchar(60);
alter table inbox add column corrected text;
alter table inbox add column attempts integer not null default 0;
alter table inbox add column due_at timestamptz;
alter table inbox add column version integer not null default 0;
alter table inbox drop constraint inbox_state_check;
alter table inbox add constraint inbox_state_check
    check (state in ('WAITING', 'RECEIVED', 'CREATED', 'MERGED', 'FAILED', 'IGNORED'));
update inbox set due_at = received_at where state = 'RECEIVED';
create unique index inbox_key on inbox (source, idempotency_key) where idempotency_key is not null;
create index inbox_received on inbox (received_at, id);
create index inbox_source on inbox (source, received_at, id);
create index inbox_due on inbox (due_at) where state = 'RECEIVED';

--changeset cohort:inbox-3
-- Each time somebody turned to the centre: where from, by which advertisement, over which pages. opening marks the one that
-- made the lead. What the latest one says stands with the lead too, so that lists are narrowed by it.
create table lead_touch (
    id uuid primary key,
    lead_id uuid not null references lead,
    inbox_id uuid references inbox,
    opening boolean not null,
    happened_at timestamptz not null,
    source varchar(100) not null check (source <> ''),
    medium varchar(100) not null check (medium <> ''),
    campaign varchar(100) not null check (campaign <> ''),
    utm_source varchar(200),
    utm_medium varchar(200),
    utm_campaign varchar(200),
    utm_term varchar(200),
    utm_content varchar(200),
    click_ids jsonb not null default '{}',
    landing_page varchar(2000),
    referrer varchar(2000),
    form varchar(60)
);
create index lead_touch_lead on lead_touch (lead_id, happened_at, id);
create index lead_touch_inbox on lead_touch (inbox_id);
alter table lead add column last_source varchar(100);
alter table lead add column last_medium varchar(100);
alter table lead add column last_campaign varchar(100);
alter table lead add column last_touch_at timestamptz;
create index lead_last_source on lead ((coalesce(last_source, source)), created_at, id) where deleted_at is null;

--changeset cohort:inbox-4
-- What waits for its sender to follow the link in a mail: of the link only a hash is known here.
alter table inbox add column confirm_hash varchar(64);
alter table inbox add column confirm_until timestamptz;
create unique index inbox_confirm on inbox (confirm_hash) where confirm_hash is not null;
create index inbox_waiting on inbox (received_at) where state = 'WAITING';
