-- What a dead node had claimed is looked for among all that is claimed, which is little: an index less to be written with
-- each claim.

drop index delivery_lease;
