--liquibase formatted sql logicalFilePath:cohort/tenant/people.sql

--changeset cohort:people-1
-- An employer, a school, a customer. name_normalized is the folded name without its legal form: what is compared and
-- sorted by.
create table organization (
    id uuid primary key,
    name varchar(200) not null check (name <> ''),
    name_normalized varchar(210) collate "C" not null,
    website varchar(500),
    domain varchar(253) collate "C",
    phone varchar(50),
    phone_e164 varchar(16) collate "C",
    email varchar(254),
    email_normalized varchar(254) collate "C",
    city varchar(100),
    country varchar(2),
    notes varchar(20000),
    search_text text collate "C" not null,
    created_by uuid,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    deleted_at timestamptz,
    version integer not null default 0
);
create index organization_name on organization (name_normalized, id);
create index organization_created on organization (created_at, id);
create index organization_changed on organization (changed_at, id);
create index organization_domain on organization (domain) where domain is not null;
create index organization_search on organization using gin (search_text gin_trgm_ops);

--changeset cohort:people-2
-- merged_into: whose person this row has become; the row stays as the way there, with what it was known by.
-- match_name: the name as it is compared, whatever alphabet or spelling it was typed in; dev.cohort.duplicate.Likeness
-- says the same in Java.
alter table person
    add column organization_id uuid references organization,
    add column notes varchar(20000),
    add column merged_into uuid references person,
    add column created_by uuid,
    add column match_name text collate "C" generated always as (translate(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            sort_name, 'ж', 'zh'), 'х', 'kh'), 'ц', 'ts'), 'ч', 'ch'), 'щ', 'shch'), 'ш', 'sh'), 'ю', 'yu'), 'я', 'ya'),
            'θ', 'th'), 'ψ', 'ps'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u'),
        'абвгдезийклмнопрстуфыэіє' || 'αβγδεζηικλμνξοπρσςτυφχω' || 'ьъ',
        'abvgdeziyklmnoprstufyeie' || 'abgdeziiklmnxoprsstyfho')) stored;
create index person_organization on person (organization_id) where organization_id is not null;
create index person_merged_into on person (merged_into) where merged_into is not null;
create index person_created_by on person (created_by) where created_by is not null;
create index person_created on person (created_at, id) where deleted_at is null;
create index person_changed on person (changed_at, id) where deleted_at is null;
create index person_match_name on person using gin (match_name gin_trgm_ops);
create index person_birth_date on person (birth_date) where birth_date is not null;
create index person_whatsapp on person (lower(whatsapp)) where whatsapp is not null;
create index person_telegram on person (ltrim(lower(telegram), '@')) where telegram is not null;
create index person_instagram on person (ltrim(lower(instagram), '@')) where instagram is not null;
create index person_gone_email on person (email_normalized) where deleted_at is not null and email_normalized is not null;
create index person_gone_phone on person (phone_e164) where deleted_at is not null and phone_e164 is not null;

--changeset cohort:people-3
-- Two people who belong together: person_id is the other one's guardian, payer, sibling, or shares a household.
create table person_relation (
    id uuid primary key,
    person_id uuid not null references person,
    other_id uuid not null references person,
    kind varchar(20) not null check (kind in ('GUARDIAN', 'PAYER', 'SIBLING', 'HOUSEHOLD')),
    created_by uuid,
    created_at timestamptz not null,
    unique (person_id, other_id, kind),
    check (person_id <> other_id)
);
create index person_relation_other on person_relation (other_id);

--changeset cohort:people-4
-- Two people who may be one. What somebody has settled is never asked again.
create table duplicate_pair (
    id uuid primary key,
    first_id uuid not null references person on delete cascade,
    second_id uuid not null references person on delete cascade,
    score smallint not null check (score between 0 and 100),
    reasons text[] not null,
    state varchar(20) not null check (state in ('OPEN', 'NOT_DUPLICATE', 'HOUSEHOLD', 'MERGED')),
    found_at timestamptz not null,
    settled_at timestamptz,
    settled_by uuid,
    check (first_id < second_id),
    unique (first_id, second_id)
);
create index duplicate_pair_second on duplicate_pair (second_id);
create index duplicate_pair_open on duplicate_pair (state, score, id);
create index duplicate_pair_found on duplicate_pair (found_at, id);

--changeset cohort:people-5
-- Each merge with what it takes to undo it: the rows of the two people before and after, and which rows were moved.
create table person_merge (
    id uuid primary key,
    winner_id uuid not null references person on delete cascade,
    loser_id uuid not null references person on delete cascade,
    winner_before jsonb not null,
    winner_after jsonb not null,
    loser_before jsonb not null,
    merged_at timestamptz not null,
    merged_by uuid,
    undone_at timestamptz,
    undone_by uuid
);
create index person_merge_winner on person_merge (winner_id, merged_at);
create index person_merge_loser on person_merge (loser_id);
-- row_key: the primary key of the row as JSON, without the column that was rewritten.
create table person_merge_row (
    id bigint generated always as identity primary key,
    merge_id uuid not null references person_merge on delete cascade,
    table_name text not null,
    column_name text not null,
    row_key jsonb not null
);
create index person_merge_row_merge on person_merge_row (merge_id, table_name, column_name);

--changeset cohort:people-6
-- What is looked for in the search over everything.
create index task_search on task using gin (lower(subject) gin_trgm_ops);
create index activity_search on activity using gin (lower(subject) gin_trgm_ops) where subject is not null;
-- What each member looked at last.
create table recent_record (
    member_id uuid not null references member on delete cascade,
    record_type varchar(40) not null,
    record_id uuid not null,
    seen_at timestamptz not null,
    primary key (member_id, record_type, record_id)
);
create index recent_record_seen on recent_record (member_id, seen_at);

--changeset cohort:people-7
-- import_id: the import that has bound the two, whose undo parts them; made_person: it has put in person_id for it.
alter table person_relation
    add column import_id uuid,
    add column made_person boolean not null default false;
create index person_relation_import on person_relation (import_id) where import_id is not null;

--changeset cohort:people-8
-- from_id: the record whose row it was: with the people records of theirs may become one, several into the same.
alter table person_merge_row add column from_id uuid;
