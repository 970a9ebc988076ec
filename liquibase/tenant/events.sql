--liquibase formatted sql logicalFilePath:cohort/tenant/events.sql

--changeset cohort:events-1
-- A row lives from the change that wrote it until its last observer has had it; only dead ones stay.
create table event_outbox (
    id uuid primary key,
    seq bigint generated always as identity unique,
    name text not null,
    order_key text,
    payload jsonb not null,
    member_id uuid,
    request_id text not null,
    occurred_at timestamptz not null,
    state text not null check (state in ('PENDING', 'DEAD')),
    due_at timestamptz not null,
    attempts integer not null default 0,
    claimed_by text,
    claimed_until timestamptz,
    failure text
);
create index event_outbox_due on event_outbox (due_at) where state = 'PENDING';
create index event_outbox_order on event_outbox (order_key, seq) where state = 'PENDING' and order_key is not null;
create table event_delivery (
    event_id uuid not null references event_outbox on delete cascade,
    observer text not null,
    delivered_at timestamptz not null,
    primary key (event_id, observer)
);
