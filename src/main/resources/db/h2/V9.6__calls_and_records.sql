alter table if exists recognised_call rename to accepted_call;
alter table if exists found_record rename to known_record;
create index if not exists accepted_call_age on accepted_call (accepted_at);
create index if not exists known_record_age on known_record (remembered_at);
