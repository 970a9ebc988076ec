--liquibase formatted sql logicalFilePath:cohort/tenant/base.sql

--changeset cohort:base-1
create table branch (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    time_zone text not null,
    region char(2) not null,
    created_at timestamptz not null,
    version integer not null default 0
);
create table team (
    id uuid primary key,
    name text not null unique check (length(name) between 1 and 200)
);
create table member (
    id uuid primary key,
    subject text not null unique,
    email text not null,
    name text not null check (length(name) between 1 and 200),
    status text not null default 'ACTIVE' check (status in ('ACTIVE', 'INVITED', 'INACTIVE')),
    team_id uuid references team,
    locale text,
    color_scheme text not null default 'system' check (color_scheme in ('light', 'dark', 'system')),
    created_at timestamptz not null,
    version integer not null default 0
);
create unique index member_email on member (lower(email));
create index member_team on member (team_id);
create table member_branch (
    member_id uuid not null references member,
    branch_id uuid not null references branch,
    primary key (member_id, branch_id)
);
create index member_branch_branch on member_branch (branch_id);
create table role (
    id uuid primary key,
    key text not null unique check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
    built_in boolean not null default false
);
create table role_permission (
    role_id uuid not null references role on delete cascade,
    permission text not null,
    scope text not null check (scope in ('OWN', 'TEAM', 'BRANCH', 'ALL')),
    primary key (role_id, permission)
);
create table member_role (
    member_id uuid not null references member on delete cascade,
    role_id uuid not null references role,
    primary key (member_id, role_id)
);
create index member_role_role on member_role (role_id);
-- Which permissions have had their defaults handed out: an owner's later choice is never overwritten.
create table permission_seen (permission text primary key);
create table setting (
    key text primary key,
    value text not null
);

--changeset cohort:base-2
create table audit_entry (
    id uuid primary key,
    seq bigint generated always as identity unique,
    occurred_at timestamptz not null,
    member_id uuid,
    actor_name text not null,
    door text not null,
    address text not null,
    request_id text not null,
    action text not null,
    record_type text not null,
    record_id uuid,
    before jsonb,
    after jsonb,
    reason text,
    previous_hash bytea,
    hash bytea
);
create index audit_entry_record on audit_entry (record_type, record_id, id);
create index audit_entry_member on audit_entry (member_id, id);
