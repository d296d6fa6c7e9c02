-- What is looked for is looked for by 16 bytes of a hash, and what a call is about stands in an index once, with its content:
-- each change of a delivery writes its row to the indexes anew, and long keys at random places are what that costs.
-- The hash is the first half of a SHA-256, as TextHash makes it.

drop index delivery_record;
drop index delivery_document;
drop index delivery_envelope;
drop index delivery_underway;

alter table delivery add column record_hash uuid; -- of record_key
update delivery set record_hash = cast(encode(substring(sha256(convert_to(record_key, 'UTF8')) from 1 for 16), 'hex') as uuid);
alter table delivery alter column record_hash set not null;

alter table delivery_payload
  add column document_hash uuid, -- of the id in lower case; all ones: none
  add column envelope_hash uuid;
update delivery_payload p set
  document_hash = coalesce(cast(encode(substring(sha256(convert_to(d.document_search, 'UTF8')) from 1 for 16), 'hex') as uuid), 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
  envelope_hash = coalesce(cast(encode(substring(sha256(convert_to(d.envelope_search, 'UTF8')) from 1 for 16), 'hex') as uuid), 'ffffffff-ffff-ffff-ffff-ffffffffffff')
  from delivery d where d.id = p.delivery;
update delivery_payload set document_hash = 'ffffffff-ffff-ffff-ffff-ffffffffffff', envelope_hash = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
  where document_hash is null;
alter table delivery_payload
  alter column document_hash set not null,
  alter column envelope_hash set not null;

alter table delivery
  drop column document_search,
  drop column envelope_search,
  drop column record_underway;

create index delivery_record on delivery (record_hash);
create index payload_document on delivery_payload (document_hash);
create index payload_envelope on delivery_payload (envelope_hash);

-- Never two of a record at once.
create unique index delivery_underway on delivery_open (record_hash) where state = 'DELIVERING';

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
  select cast(encode(substring(sha256(convert_to(record_key, 'UTF8')) from 1 for 16), 'hex') as uuid), record_id, token_hash, remembered_at
  from known_record;

drop table known_record;
alter table found_record rename to known_record;
create index known_record_age on known_record (remembered_at);

-- Of a column that was never counted the planner expects a few values, each in very many rows.
analyze delivery;
analyze delivery_payload;
analyze accepted_call;
analyze known_record;
