--liquibase formatted sql logicalFilePath:cohort/tenant/notification.sql

--changeset cohort:notification-1
-- What a member is told in the application. The words are a key of the bundles with named values, put into the reader's
-- language when they read it; or a text as somebody wrote it.
create table notification (
    id uuid primary key,
    member_id uuid not null references member on delete cascade,
    kind varchar(60) not null,
    title_key varchar(120),
    title_values jsonb not null default '{}',
    title varchar(500),
    link varchar(500),
    created_at timestamptz not null,
    read_at timestamptz,
    constraint notification_says_something check (num_nonnulls(title_key, title) = 1)
);
create index notification_member on notification (member_id, created_at, id);
create index notification_unread on notification (member_id) where read_at is null;
create index notification_created on notification (created_at);
