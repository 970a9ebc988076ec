--liquibase formatted sql logicalFilePath:cohort/tenant/consent.sql

--changeset cohort:consent-1
-- What people have agreed to, and what not: every statement stays as it was made, and the latest that covers a channel
-- counts. channel is 'any' for all. text_version names the words they saw: purpose/language/version.
create table consent (
    id uuid primary key,
    person_id uuid not null references person,
    purpose varchar(40) not null,
    channel varchar(20) not null default 'any',
    given boolean not null,
    happened_at timestamptz not null,
    source varchar(40) not null,
    proof varchar(2000),
    text_version varchar(100),
    member_id uuid,
    actor_name text not null,
    created_at timestamptz not null
);
create index consent_person on consent (person_id, purpose, channel, happened_at);
create index consent_person_happened on consent (person_id, happened_at, id);
create index consent_happened on consent (happened_at, id);

--changeset cohort:consent-2
-- Purposes of the tenant's own, beside those the product has.
create table consent_purpose (
    key varchar(40) primary key check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
    title varchar(100) not null check (title <> ''),
    basis varchar(10) not null check (basis in ('CONSENT', 'CONTRACT')),
    created_at timestamptz not null
);
-- The words people agree to. A version is never changed: there may be consents to it.
create table consent_text (
    id uuid primary key,
    purpose varchar(40) not null,
    language varchar(35) not null,
    text_version integer not null,
    body varchar(5000) not null check (body <> ''),
    member_id uuid,
    actor_name text not null,
    created_at timestamptz not null,
    unique (purpose, language, text_version)
);
