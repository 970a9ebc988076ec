--liquibase formatted sql logicalFilePath:cohort/tenant/mailbox.sql

--changeset cohort:mailbox-1
-- How far the mailbox for answers has been read, and whether that works.
create table mailbox_state (
    id smallint primary key default 1 check (id = 1),
    mailbox varchar(700) not null,
    uid_validity bigint not null,
    last_uid bigint not null,
    polled_at timestamptz not null,
    read_count bigint not null default 0,
    failed_at timestamptz,
    failure varchar(1000)
);
