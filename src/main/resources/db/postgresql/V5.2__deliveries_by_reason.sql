-- For people who ask for an error code: few among all that was delivered. New and delivered deliveries have none.
create index delivery_reason on delivery (error_code, id) where error_code is not null;
