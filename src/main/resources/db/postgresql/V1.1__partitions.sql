-- PostgreSQL keeps what has ended apart, so that the table that changes all the time stays small: an update of the state
-- moves the row. H2 has no partitions.

create table delivery_divided (like delivery including defaults) partition by list (state);

create table delivery_open partition of delivery_divided
  for values in ('PENDING', 'DELIVERING', 'WAITING', 'HELD')
  with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 2000);

create table delivery_ended partition of delivery_divided
  for values in ('DELIVERED', 'SUPERSEDED', 'DEAD', 'DISCARDED');

insert into delivery_divided select * from delivery;
drop table delivery;
alter table delivery_divided rename to delivery;

alter table delivery_open add primary key (id);
alter table delivery_ended add primary key (id);

-- On both, for people and for what was written before.
create index delivery_record on delivery (record_key, id);
create index delivery_document on delivery (document_search) where document_search is not null;
create index delivery_envelope on delivery (envelope_search) where envelope_search is not null;
create index delivery_design on delivery (design, state, id);

-- What has been over for long enough. An open delivery has not ended.
create index delivery_age on delivery_ended (state, ended_at);

-- Never two of a record at once.
create unique index delivery_underway on delivery_open (record_underway) where record_underway is not null;

-- What is due, claimed or held. Ended deliveries are none of that: their part of these indexes is empty.
create index delivery_due on delivery (org, due_at, id) where due_at is not null;
create index delivery_turn on delivery (org, design, state, due_at, id) where due_at is not null;
create index delivery_claim on delivery (claim) where claim is not null;
create index delivery_lease on delivery (leased_until) where leased_until is not null;
create index delivery_held on delivery (org, design) where state = 'HELD';
