--liquibase formatted sql logicalFilePath:cohort/platform/registry.sql

--changeset cohort:registry-1
create table tenant (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,29}$'),
    name text not null check (length(name) between 1 and 200),
    schema_name text not null unique,
    status text not null check (status in ('PROVISIONING', 'ACTIVE', 'MAINTENANCE', 'SUSPENDED', 'ARCHIVED', 'DELETED')),
    owner_email text not null,
    locale text not null default 'en',
    time_zone text not null default 'Europe/Berlin',
    currency char(3) not null default 'EUR',
    region char(2) not null default 'DE',
    accent text not null default '#0c7489' check (accent ~ '^#[0-9a-f]{6}$'),
    demo_data boolean not null default false,
    provisioned_step text not null default '',
    core_version text not null default '',
    failure text,
    exported_at timestamptz,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 0
);
create table tenant_module (
    tenant_id uuid not null references tenant on delete cascade,
    module_id text not null,
    enabled boolean not null,
    module_version text not null default '',
    failure text,
    changed_at timestamptz not null,
    primary key (tenant_id, module_id)
);
