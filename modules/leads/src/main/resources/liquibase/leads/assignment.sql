--liquibase formatted sql logicalFilePath:cohort/leads/assignment.sql

--changeset cohort:lead-assignment-1
-- Who gets a lead that nobody has: the first rule in order whose condition holds.
create table assignment_rule (
    id uuid primary key,
    position integer not null,
    name varchar(100) not null check (name <> ''),
    active boolean not null default false,
    condition jsonb not null,
    target jsonb not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 0
);
create index assignment_rule_position on assignment_rule (position, id);

--changeset cohort:lead-assignment-2
-- When each had their turn by a rule; who had it longest ago is next.
create table assignment_turn (
    rule_id uuid not null references assignment_rule on delete cascade,
    member_id uuid not null references member on delete cascade,
    turn bigint not null,
    primary key (rule_id, member_id)
);
create index assignment_turn_member on assignment_turn (member_id);

--changeset cohort:lead-assignment-3
-- Each time a rule gave a lead to somebody. The rule may be gone, so its name is kept.
create table lead_assignment (
    id uuid primary key,
    lead_id uuid not null references lead,
    rule_id uuid,
    rule_name varchar(100) not null,
    owner_id uuid references member,
    team_id uuid references team,
    cause varchar(10) not null check (cause in ('RULE', 'SLA')),
    task_id uuid,
    assigned_at timestamptz not null
);
create index lead_assignment_lead on lead_assignment (lead_id, assigned_at);
create index lead_assignment_owner on lead_assignment (owner_id);
create index lead_assignment_team on lead_assignment (team_id);

--changeset cohort:lead-speed-1
-- When a lead's clock began, and when first a person and first the product itself turned to them, with the seconds in
-- between as the centre counts them. Without a beginning there is no clock: imports and walk-ins are not waited for.
alter table lead add column clock_from timestamptz;
alter table lead add column human_touch_at timestamptz;
alter table lead add column human_touch_by uuid;
alter table lead add column human_seconds integer;
alter table lead add column automatic_touch_at timestamptz;
alter table lead add column automatic_seconds integer;
create index lead_clock on lead (clock_from, id) where deleted_at is null and clock_from is not null;
create index lead_untouched on lead (clock_from) where human_touch_at is null and clock_from is not null and deleted_at is null;
