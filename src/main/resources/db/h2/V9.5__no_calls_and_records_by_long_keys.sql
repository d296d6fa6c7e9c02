drop table if exists accepted_call;
drop table if exists known_record;
