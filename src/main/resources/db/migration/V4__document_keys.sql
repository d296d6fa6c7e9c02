-- The key with which a document was last sent to Salesforce. It is made of org and record, which change when an admin names
-- another user or host; whoever looks for the document afterwards has to look for this one too.
alter table document add column create_key varchar(64);
