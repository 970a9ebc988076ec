--liquibase formatted sql logicalFilePath:cohort/tenant/message.sql

--changeset cohort:message-1
-- What is said to people outside, and what they say to us, over any channel: outbox and communication log in one. A row is
-- written in the transaction of what it tells of; a worker hands it to the channel's adapter. due_at is when it may be handed
-- over next: not before it was wished, not in quiet hours, not before the pause after a failure.
create table message (
    id uuid primary key,
    direction varchar(3) not null check (direction in ('IN', 'OUT')),
    channel varchar(20) not null,
    purpose varchar(40) not null,
    status varchar(12) not null check (status in
        ('QUEUED', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'CANCELLED', 'SUPPRESSED', 'RECEIVED')),
    urgent boolean not null default false,
    person_id uuid references person,
    record_type varchar(40),
    record_id uuid,
    address varchar(320) not null,
    address_name varchar(200),
    subject varchar(500),
    body_text text not null,
    body_html text,
    template_id uuid,
    variables jsonb not null default '{}',
    thread_id uuid not null,
    reply_to_id uuid references message,
    message_id varchar(500) not null,
    provider_id varchar(500),
    dedup_key varchar(200) unique,
    not_before timestamptz,
    due_at timestamptz not null,
    attempts integer not null default 0,
    claimed_by text,
    claimed_until timestamptz,
    reason varchar(60),
    reason_detail varchar(1000),
    member_id uuid,
    actor_name text not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    delivered_at timestamptz,
    read_at timestamptz,
    clicked_at timestamptz,
    settled_at timestamptz,
    changed_at timestamptz not null,
    version integer not null default 0,
    check ((record_type is null) = (record_id is null)),
    check ((direction = 'IN') = (status = 'RECEIVED'))
);
create index message_due on message (due_at, id) where status = 'QUEUED';
create index message_record on message (record_type, record_id, created_at, id);
create index message_person on message (person_id, created_at, id);
create index message_created on message (created_at, id);
create index message_status on message (status, created_at, id);
create index message_member on message (member_id, created_at, id);
create index message_thread on message (thread_id, created_at, id);
create index message_reply on message (reply_to_id) where reply_to_id is not null;
create unique index message_own_id on message (message_id);
create index message_provider on message (channel, provider_id) where provider_id is not null;
create index message_template on message (template_id) where template_id is not null;

--changeset cohort:message-2
create table message_attachment (
    id uuid primary key,
    message_id uuid not null references message on delete cascade,
    name varchar(200) not null,
    media_type varchar(150) not null,
    size integer not null,
    content bytea not null
);
create index message_attachment_message on message_attachment (message_id, id);

--changeset cohort:message-3
-- The tenant's own mail server, where it does not use the installation's; passwords are encrypted with a key of the
-- installation's, see dev.cohort.config.SecretBox.
create table mail_account (
    id smallint primary key default 1 check (id = 1),
    smtp_host varchar(253),
    smtp_port integer check (smtp_port between 1 and 65535),
    smtp_security varchar(10) check (smtp_security in ('NONE', 'STARTTLS', 'TLS')),
    smtp_user varchar(320),
    smtp_password bytea,
    from_address varchar(254),
    from_name varchar(200),
    reply_to varchar(254),
    imap_host varchar(253),
    imap_port integer check (imap_port between 1 and 65535),
    imap_security varchar(10) check (imap_security in ('NONE', 'STARTTLS', 'TLS')),
    imap_user varchar(320),
    imap_password bytea,
    imap_folder varchar(200),
    changed_at timestamptz not null,
    version integer not null default 0
);

--changeset cohort:message-4
-- Whose clock the quiet hours go by; the language that a footer is written in.
alter table message add column branch_id uuid references branch, add column language varchar(35);
create index message_branch on message (branch_id) where branch_id is not null;

--changeset cohort:message-5
-- Which links of a mail were followed: each counts once, however often it is.
create table message_click (
    message_id uuid not null references message on delete cascade,
    link integer not null,
    address varchar(2000) not null,
    clicked_at timestamptz not null,
    primary key (message_id, link)
);
