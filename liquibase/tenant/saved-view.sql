--liquibase formatted sql logicalFilePath:cohort/tenant/saved-view.sql

--changeset cohort:saved-view-1
-- What a list shows, kept under a name: the query of its address, and its columns in order with their widths.
create table saved_view (
    id uuid primary key,
    list varchar(40) not null,
    name varchar(100) not null check (name <> ''),
    member_id uuid not null references member,
    shared boolean not null default false,
    default_role varchar(40),
    query varchar(4000) not null default '',
    columns jsonb not null default '[]',
    position integer not null default 0,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 1
);
create index saved_view_member on saved_view (member_id, list);
create index saved_view_list on saved_view (list, position, id);

--changeset cohort:saved-view-2
-- The columns as a member has last left them, where no view says so.
create table list_layout (
    member_id uuid not null references member,
    list varchar(40) not null,
    columns jsonb not null,
    changed_at timestamptz not null,
    primary key (member_id, list)
);
