-- The newest open delivery of each combination and design of an org. Empty for designs with credentials of their own.
create index delivery_combination on delivery_open (org, combination, design, id desc) where combination is not null;
