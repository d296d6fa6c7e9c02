alter table delivery drop column if exists document_search;
alter table delivery drop column if exists envelope_search;
alter table delivery drop column if exists record_underway;
