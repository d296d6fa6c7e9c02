alter table delivery alter column record_hash set not null;
alter table delivery_payload alter column document_hash set not null;
alter table delivery_payload alter column envelope_hash set not null;

drop index if exists delivery_record;
drop index if exists delivery_document;
drop index if exists delivery_envelope;
drop index if exists delivery_underway;

create index delivery_record on delivery (record_hash);
create index if not exists payload_document on delivery_payload (document_hash);
create index if not exists payload_envelope on delivery_payload (envelope_hash);

-- Never two of a record at once.
alter table delivery add column if not exists underway uuid
  generated always as (case when state = 'DELIVERING' then record_hash end);
create unique index delivery_underway on delivery (underway);
