--liquibase formatted sql logicalFilePath:cohort/tenant/rest.sql

--changeset cohort:rest-1
-- Keys of requests done within the last day, with their answers. The member is who sent it, or stands for a visitor's
-- address: so it is no foreign key.
create table idempotency_key (
    member_id uuid not null,
    key text not null check (length(key) between 1 and 200),
    door text not null,
    request_hash text not null,
    status integer,
    location text,
    etag text,
    body text,
    created_at timestamptz not null,
    primary key (member_id, key)
);
create index idempotency_key_created on idempotency_key (created_at);
