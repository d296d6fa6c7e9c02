-- PostgreSQL keeps in these indexes only the few deliveries that are not at their end; H2 has no such indexes.

drop index delivery_due;
create index delivery_due on delivery (org, due_at, id) where due_at is not null;

drop index delivery_lease;
create index delivery_lease on delivery (leased_until) where leased_until is not null;

drop index delivery_underway;
create unique index delivery_underway on delivery (record_underway) where record_underway is not null;

create index delivery_waiting on delivery (org, design, due_at) where due_at is not null;
create index delivery_held on delivery (org, design) where state = 'HELD';
