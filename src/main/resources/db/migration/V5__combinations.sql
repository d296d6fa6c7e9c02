-- Which credentials a call brought stands in the row of its delivery: the newest of each that waits for an org is looked for
-- every second, and an index finds it only if org and combination are in one table.

alter table delivery add column combination varchar(64); -- equal for equal credentials; says nothing without the encryption key

update delivery set combination = (select c.combination from delivery_credentials c where c.delivery = delivery.id)
  where id in (select c.delivery from delivery_credentials c);

alter table delivery_credentials drop column combination;
