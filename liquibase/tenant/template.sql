--liquibase formatted sql logicalFilePath:cohort/tenant/template.sql

--changeset cohort:template-1
-- Messages to be filled in: {{person.firstName}}, with what stands in for a missing value behind a bar.
create table template (
    id uuid primary key,
    name varchar(150) not null check (name <> ''),
    channel varchar(20) not null,
    language varchar(35) not null,
    purpose varchar(40) not null,
    subject varchar(500),
    body varchar(50000) not null check (body <> ''),
    archived_at timestamptz,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 0
);
create unique index template_name on template (lower(name), channel, language) where archived_at is null;
create index template_list on template (name, id);
create index template_changed on template (changed_at, id);
