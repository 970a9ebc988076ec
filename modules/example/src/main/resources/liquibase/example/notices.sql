--liquibase formatted sql logicalFilePath:cohort/example/notices.sql

--changeset example:notices-1
create table example_notice (
    id uuid primary key,
    text text not null check (length(text) between 1 and 500),
    posted_at timestamptz not null,
    taken_down boolean not null default false,
    version integer not null default 0
);
create index example_notice_posted on example_notice (posted_at, id);
create table example_announcement (notice_id uuid primary key references example_notice);
