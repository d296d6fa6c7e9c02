-- The durable queue. The same script runs on H2 and on PostgreSQL; what only PostgreSQL can do is in db/postgresql.
-- No table refers to delivery by a foreign key: on PostgreSQL its rows move from one partition to another.
-- Times are milliseconds since 1970-01-01 UTC, as the database's clock gives them.

create table delivery (
  id               uuid         not null primary key, -- version 7: its order is the order of acceptance
  design           varchar(63)  not null,
  org              varchar(400) not null,
  record_key       varchar(800) not null,             -- org, object and id: one record, one order
  call_kind        varchar(12)  not null,
  kind             varchar(8)   not null,
  document_id      varchar(255),
  envelope_id      varchar(255),
  document_search  varchar(255),                      -- lower case, for filters
  envelope_search  varchar(255),
  status           varchar(3),
  status_rank      integer      not null,             -- 0 for an event without status
  event            varchar(40),
  state            varchar(10)  not null,
  attempts         integer      not null,
  tries            integer      not null,             -- attempts since a person last made it start again
  received_at      bigint       not null,
  begun_at         bigint       not null,             -- received, or made to start again by a person
  due_at           bigint,                            -- only while pending or waiting
  first_attempt_at bigint,
  no_record_since  bigint,
  held_since       bigint,
  ended_at         bigint,
  claim            varchar(36),
  leased_until     bigint,
  record_underway  varchar(800),                      -- record_key while it is delivering
  record_id        varchar(18),
  error_code       varchar(80),
  error_message    varchar(1000),
  error_reaction   varchar(20)
);

create index delivery_due on delivery (org, due_at, id);
create index delivery_turn on delivery (org, design, state, due_at, id);
create index delivery_record on delivery (record_key, id);
create unique index delivery_underway on delivery (record_underway); -- never two of a record at once
create index delivery_lease on delivery (leased_until);
create index delivery_document on delivery (document_search);
create index delivery_envelope on delivery (envelope_search);
create index delivery_design on delivery (design, state, id);
create index delivery_age on delivery (state, ended_at);

-- What the call said, apart from the row that changes with each attempt.
create table delivery_payload (
  delivery uuid not null primary key,
  content  text not null
);

-- Credentials that a call brought, for designs that log in with them; wiped when the delivery is done.
create table delivery_credentials (
  delivery    uuid        not null primary key,
  combination varchar(64) not null, -- equal for equal credentials; says nothing without the encryption key
  content     text        not null
);

-- EclipseLink takes the 50 numbers that end with the next value, Hibernate does so too from the first.
create sequence delivery_history_seq start with 50 increment by 50;

-- Every attempt, and everything that a person did to a delivery.
create table delivery_history (
  id              bigint       not null primary key,
  delivery        uuid         not null,
  happened_at     bigint       not null,
  duration_millis bigint       not null,
  outcome         varchar(20)  not null,
  code            varchar(80),
  message         varchar(1000)
);

create index delivery_history_delivery on delivery_history (delivery, id);

-- Recognises a call that was accepted before.
create table accepted_call (
  fingerprint varchar(64) not null primary key,
  delivery    uuid        not null,
  accepted_at bigint      not null
);

create index accepted_call_age on accepted_call (accepted_at);

-- What a person asked to be made due, by a filter, and how far that is.
create table replay (
  id              uuid        not null primary key,
  filter_text     text        not null,        -- JSON
  filter_underway varchar(64),                 -- hash of the filter while it runs
  dry_run         boolean     not null,
  state           varchar(10) not null,
  matched         bigint      not null,
  replayed        bigint      not null,
  failed          bigint      not null,
  done_up_to      uuid        not null,        -- the last delivery that was dealt with
  created_at      bigint      not null,
  ended_at        bigint,
  claim           varchar(36),
  leased_until    bigint      not null
);

create unique index replay_underway on replay (filter_underway); -- never the same twice at once
create index replay_lease on replay (state, leased_until);
create index replay_age on replay (ended_at);

-- An org, or a design, that stands still, and why.
create table standstill (
  scope   varchar(410)  not null primary key, -- 'org:' or 'design:' and its name
  reason  varchar(20)   not null,
  code    varchar(80)   not null,
  message varchar(1000) not null,
  since   bigint        not null,
  ends_at bigint                              -- when it is tried again; absent: a person ends it
);

-- Designs that some node has loaded; a node looks at them every few seconds.
create table loaded_design (
  design  varchar(63) not null primary key,
  seen_at bigint      not null
);

-- Credentials that Salesforce refused, as a salted slow hash.
create table refused_login (
  id         uuid          not null primary key,
  org        varchar(400)  not null,
  salt       varchar(64)   not null,
  hash       varchar(128)  not null,
  code       varchar(80)   not null,
  message    varchar(1000) not null,
  refused_at bigint        not null
);

create index refused_login_org on refused_login (org, refused_at);

-- Orgs with refused credentials that some node can enter all the same; a node says so every few seconds.
create table way_in (
  org     varchar(400) not null primary key,
  seen_at bigint       not null
);

-- Salesforce ids of records that were found before.
create table known_record (
  record_key    varchar(800) not null primary key, -- as in delivery
  record_id     varchar(18)  not null,
  token_hash    varchar(64)  not null,             -- of the auth token that the record held; empty: not looked at
  remembered_at bigint       not null
);

create index known_record_age on known_record (remembered_at);

-- An org that does not answer: how long it is left alone.
create table circuit_breaker (
  org        varchar(400) not null primary key,
  openings   integer      not null, -- in a row
  open_until bigint       not null,
  opened_at  bigint       not null
);

-- Which node may log in to an org at the moment; a turn that is not given back ends by itself.
create table login_turn (
  org     varchar(400) not null primary key,
  holder  varchar(36)  not null,
  ends_at bigint       not null
);

-- Grows when a node leaves something to the others; each looks at it every second.
create table bell (
  rings bigint not null
);

insert into bell (rings) values (1);
