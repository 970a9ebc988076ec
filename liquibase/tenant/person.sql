--liquibase formatted sql logicalFilePath:cohort/tenant/person.sql

--changeset cohort:person-1
-- A human being, whatever roles they have: lead, student, payer, contact.
-- email_normalized, phone_e164, search_text and sort_name are made by dev.cohort.person.PersonRules at every door, so
-- that they do not hang on the collation of the database.
create table person (
    id uuid primary key,
    first_name varchar(100),
    last_name varchar(100),
    email varchar(254),
    email_normalized varchar(254) collate "C",
    phone varchar(50),
    phone_e164 varchar(16) collate "C",
    whatsapp varchar(100),
    telegram varchar(100),
    instagram varchar(100),
    language varchar(35),
    city varchar(100),
    country varchar(2),
    birth_date date,
    job_title varchar(150),
    organization_name varchar(200),
    search_text text collate "C" not null default '',
    sort_name varchar(210) collate "C" not null default U&'\FFFF',
    created_at timestamptz not null,
    changed_at timestamptz not null,
    deleted_at timestamptz,
    version integer not null default 0
);
create index person_email on person (email_normalized) where deleted_at is null and email_normalized is not null;
create index person_phone on person (phone_e164) where deleted_at is null and phone_e164 is not null;
create index person_sort_name on person (sort_name, id);
create index person_search on person using gin (search_text gin_trgm_ops);
