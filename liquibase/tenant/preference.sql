--liquibase formatted sql logicalFilePath:cohort/tenant/preference.sql

--changeset cohort:preference-1
-- How a member wants to be told, of one kind of news or ('all') of those without a wish of their own.
create table notification_preference (
    member_id uuid not null references member on delete cascade,
    kind varchar(60) not null,
    in_app boolean not null,
    email varchar(10) not null check (email in ('NONE', 'AT_ONCE', 'DAILY')),
    primary key (member_id, kind)
);
alter table notification add column mailed_at timestamptz;
create index notification_unmailed on notification (created_at) where mailed_at is null and read_at is null;

--changeset cohort:preference-2
-- A digest once an hour; and the day, by the member's own calendar, of which they have had their morning's digest.
alter table notification_preference drop constraint notification_preference_email_check;
alter table notification_preference add constraint notification_preference_email_check
    check (email in ('NONE', 'AT_ONCE', 'HOURLY', 'DAILY'));
create table notification_digest (
    member_id uuid primary key references member on delete cascade,
    sent_on date not null
);
