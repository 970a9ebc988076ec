--liquibase formatted sql logicalFilePath:cohort/tenant/quality.sql

--changeset cohort:quality-1
-- Rules that a tenant takes otherwise than the product does.
create table quality_rule (
    record_type varchar(40) not null,
    rule varchar(60) not null,
    severity varchar(10) not null check (severity in ('ERROR', 'WARNING', 'HINT')),
    active boolean not null,
    primary key (record_type, rule)
);
-- How good all records of a kind were at the end of a day.
create table quality_day (
    record_type varchar(40) not null,
    day date not null,
    records bigint not null,
    score numeric(4, 1) not null check (score between 0 and 100),
    primary key (record_type, day)
);
