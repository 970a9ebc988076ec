--liquibase formatted sql logicalFilePath:cohort/tenant/meeting.sql

--changeset cohort:meeting-1
-- Somebody meets somebody. starts_at and ends_at are the instants of the local times in the meeting's zone.
create table meeting (
    id uuid primary key,
    title varchar(200) not null check (title <> ''),
    start_local timestamp not null,
    end_local timestamp not null,
    zone varchar(60) not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    location varchar(300),
    link varchar(500),
    notes varchar(5000),
    status varchar(10) not null default 'PLANNED' check (status in ('PLANNED', 'HELD', 'NO_SHOW', 'CANCELLED')),
    result varchar(2000),
    sequence integer not null default 0,
    remind_minutes integer check (remind_minutes between 0 and 20160),
    reminded_at timestamptz,
    owner_id uuid not null references member,
    team_id uuid references team,
    branch_id uuid references branch,
    record_type varchar(40),
    record_id uuid,
    person_id uuid references person,
    follow_up_of uuid references meeting,
    series_id uuid,
    created_by uuid,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 0,
    check (starts_at < ends_at),
    check ((record_type is null) = (record_id is null))
);
create index meeting_starts on meeting (starts_at, id);
create index meeting_owner on meeting (owner_id, starts_at, id);
create index meeting_team on meeting (team_id, starts_at, id);
create index meeting_branch on meeting (branch_id, starts_at, id);
create index meeting_record on meeting (record_type, record_id, starts_at);
create index meeting_person on meeting (person_id);
create index meeting_follow_up on meeting (follow_up_of) where follow_up_of is not null;
create index meeting_series on meeting (series_id) where series_id is not null;
create index meeting_created on meeting (created_at, id);
create index meeting_reminder on meeting (starts_at) where status = 'PLANNED' and reminded_at is null;

create table meeting_invitee (
    id uuid primary key,
    meeting_id uuid not null references meeting on delete cascade,
    position smallint not null,
    member_id uuid references member,
    person_id uuid references person,
    email varchar(254),
    name varchar(210),
    response varchar(15) not null default 'NEEDS_ACTION'
        check (response in ('NEEDS_ACTION', 'ACCEPTED', 'TENTATIVE', 'DECLINED')),
    responded_at timestamptz,
    check (member_id is not null or person_id is not null or email is not null)
);
create index meeting_invitee_meeting on meeting_invitee (meeting_id, position);
create unique index meeting_invitee_member on meeting_invitee (member_id, meeting_id) where member_id is not null;
create index meeting_invitee_person on meeting_invitee (person_id);

--changeset cohort:meeting-2
-- Secret addresses of calendars: of the secret only its digest is kept.
create table calendar_feed (
    member_id uuid primary key references member,
    digest bytea not null unique,
    created_at timestamptz not null
);

--changeset cohort:meeting-3
-- A page on which visitors book a time with a member.
create table booking_page (
    member_id uuid primary key references member,
    slug varchar(60) not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$'),
    active boolean not null default true,
    title varchar(200) not null,
    welcome varchar(2000),
    durations integer[] not null,
    buffer_minutes integer not null default 0 check (buffer_minutes between 0 and 240),
    notice_hours integer not null default 4 check (notice_hours between 0 and 720),
    horizon_days integer not null default 30 check (horizon_days between 1 and 180),
    location varchar(300),
    link varchar(500),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 0
);
-- A booked time: no two of a member overlap, however many book at the same moment.
create table booking (
    meeting_id uuid primary key references meeting,
    member_id uuid not null references member,
    during tstzrange not null,
    digest bytea not null unique,
    name varchar(210) not null,
    email varchar(254) not null,
    phone varchar(50),
    visitor_zone varchar(60) not null,
    cancelled boolean not null default false,
    created_at timestamptz not null,
    constraint booking_free exclude using gist (member_id with =, during with &&) where (not cancelled)
);

--changeset cohort:meeting-4
-- Meetings that repeat: each time is a meeting of its own; rule is how they repeat, as RFC 5545 writes it. original_at is when
-- the rule has a meeting, wherever it has been put since. sequence grows with what invitees have to know of the whole.
create table meeting_repetition (
    id uuid primary key,
    rule varchar(200) not null,
    zone varchar(60) not null,
    sequence integer not null default 0,
    created_at timestamptz not null
);
alter table meeting add column original_at timestamptz;
update meeting set series_id = null where series_id is not null;
alter table meeting add constraint meeting_series_known foreign key (series_id) references meeting_repetition;
