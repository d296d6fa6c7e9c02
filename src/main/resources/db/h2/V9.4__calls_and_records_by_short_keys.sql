create table if not exists recognised_call (
  fingerprint uuid   not null primary key,
  delivery    uuid   not null,
  accepted_at bigint not null
);

merge into recognised_call key (fingerprint)
  select cast(substring(fingerprint from 1 for 32) as uuid), delivery, accepted_at from accepted_call;

create table if not exists found_record (
  record_hash   uuid        not null primary key, -- as in delivery
  record_id     varchar(18) not null,
  token_hash    varchar(64) not null,             -- of the fields and the auth token by which it was found
  remembered_at bigint      not null
);

merge into found_record key (record_hash)
  select cast(substring(hash('SHA-256', stringtoutf8(record_key)), 1, 16) as uuid), record_id, token_hash, remembered_at
  from known_record;
