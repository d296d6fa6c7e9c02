-- Calls that were not accepted, for people to look at for a week. What only a verified caller sent is kept: of others no body.
create table refused_call (
  id           uuid          not null primary key,
  refused_at   bigint        not null,
  design       varchar(63)   not null, -- as the URL names it, whether there is such a design or not
  method       varchar(20)   not null,
  path         varchar(200)  not null, -- below the context root, without the query
  address      varchar(100)  not null,
  content_type varchar(200),
  status       integer       not null,
  problem      varchar(60)   not null,
  reason       varchar(1000) not null,
  body         text                    -- its first 64 KB with secrets blanked, sealed; absent: not kept
);

create index refused_call_age on refused_call (refused_at, id);
create index refused_call_design on refused_call (design, refused_at, id);
