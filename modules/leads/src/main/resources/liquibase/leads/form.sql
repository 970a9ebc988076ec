--liquibase formatted sql logicalFilePath:cohort/leads/form.sql

--changeset cohort:enquiry-form-1
-- The centre's forms for visitors. secret signs what a page carries, so that only a form that was shown can be sent.
create table enquiry_form (
    id uuid primary key,
    key varchar(40) not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name varchar(100) not null check (name <> ''),
    active boolean not null default true,
    source varchar(100) not null check (source <> ''),
    medium varchar(100) not null check (medium <> ''),
    campaign varchar(100) not null check (campaign <> ''),
    design jsonb not null,
    secret varchar(100) not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 0
);
insert into enquiry_form (id, key, name, source, medium, campaign, design, secret, created_at, changed_at)
values (gen_random_uuid(), 'main', 'Website', 'website', 'none', 'none', '{}',
    replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), now(), now());
