-- An org whose API calls were last in their reserve: since when only final statuses went, and until when that is known.
-- What was kept back meanwhile is brought no nearer to being given up.

create table api_reserve (
  org     varchar(400) not null primary key,
  since   bigint       not null,
  ends_at bigint       not null
);
