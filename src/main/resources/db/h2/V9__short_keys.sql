-- What is looked for is looked for by 16 bytes of a hash, and what a call is about stands in an index once, with its content:
-- each change of a delivery writes its row to the indexes anew, and long keys at random places are what that costs.
-- The hash is the first half of a SHA-256, as TextHash makes it.

alter table delivery add column record_hash uuid; -- of record_key
alter table delivery_payload add column document_hash uuid; -- of the id in lower case; all ones: none
alter table delivery_payload add column envelope_hash uuid;

update delivery set record_hash = cast(substring(hash('SHA-256', stringtoutf8(record_key)), 1, 16) as uuid);
alter table delivery alter column record_hash set not null;

update delivery_payload set
  document_hash = coalesce((select cast(substring(hash('SHA-256', stringtoutf8(d.document_search)), 1, 16) as uuid)
    from delivery d where d.id = delivery_payload.delivery), 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
  envelope_hash = coalesce((select cast(substring(hash('SHA-256', stringtoutf8(d.envelope_search)), 1, 16) as uuid)
    from delivery d where d.id = delivery_payload.delivery), 'ffffffff-ffff-ffff-ffff-ffffffffffff');
alter table delivery_payload alter column document_hash set not null;
alter table delivery_payload alter column envelope_hash set not null;

drop index delivery_record;
drop index delivery_document;
drop index delivery_envelope;
drop index delivery_underway;
alter table delivery drop column document_search;
alter table delivery drop column envelope_search;
alter table delivery drop column record_underway;

create index delivery_record on delivery (record_hash, id);
create index payload_document on delivery_payload (document_hash);
create index payload_envelope on delivery_payload (envelope_hash);

-- Never two of a record at once.
alter table delivery add column record_underway uuid
  generated always as (case when state = 'DELIVERING' then record_hash end);
create unique index delivery_underway on delivery (record_underway);

create table recognised_call (
  fingerprint uuid   not null primary key,
  delivery    uuid   not null,
  accepted_at bigint not null
);

insert into recognised_call
  select cast(substring(fingerprint from 1 for 32) as uuid), delivery, accepted_at from accepted_call;

drop table accepted_call;
alter table recognised_call rename to accepted_call;
create index accepted_call_age on accepted_call (accepted_at);

create table found_record (
  record_hash   uuid        not null primary key, -- as in delivery
  record_id     varchar(18) not null,
  token_hash    varchar(64) not null,             -- of the fields and the auth token by which it was found
  remembered_at bigint      not null
);

insert into found_record
  select cast(substring(hash('SHA-256', stringtoutf8(record_key)), 1, 16) as uuid), record_id, token_hash, remembered_at
  from known_record;

drop table known_record;
alter table found_record rename to known_record;
create index known_record_age on known_record (remembered_at);
