-- Completed documents on their way to Salesforce. Their delivery is all zeros while they are being received.
create table document (
  id              uuid         not null primary key,
  delivery        uuid         not null,
  place           integer,                            -- in its call, from 0
  part            varchar(255),                       -- merged, report or a name: its key with org and record
  file_name       varchar(255),
  media_type      varchar(100),
  size_bytes      bigint       not null,              -- so far
  md5             varchar(32),
  sha256          varchar(64),
  touched_at      bigint       not null,              -- when its last part came
  create_begun_at bigint,                             -- a create in Salesforce was begun, and its end is not known
  create_lost_at  bigint,                             -- when that was noticed
  stored_id       varchar(18),                        -- in Salesforce
  stored_as       varchar(12)                         -- attachment, document or file
);

create index document_delivery on document (delivery);
create index document_touched on document (touched_at);

-- Its bytes, in the order of their numbers; the first byte of each says whether the others are encrypted.
create table document_part (
  document uuid    not null,
  number   integer not null,
  content  bytea   not null,
  primary key (document, number)
);
