-- What is looked for is looked for by 16 bytes of a hash, and what a call is about stands in an index once, with its content:
-- each change of a delivery writes its row to the indexes anew, and long keys at random places are what that costs.
-- The hash is the first half of a SHA-256, as TextHash makes it.
--
-- H2 commits each statement by itself. Each script from here to V9.6 can be run again when it was interrupted.

alter table delivery add column if not exists record_hash uuid; -- of record_key
alter table delivery_payload add column if not exists document_hash uuid; -- of the id in lower case; all ones: none
alter table delivery_payload add column if not exists envelope_hash uuid;
