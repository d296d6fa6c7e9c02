update delivery set record_hash = cast(substring(hash('SHA-256', stringtoutf8(record_key)), 1, 16) as uuid);

update delivery_payload set
  document_hash = coalesce((select cast(substring(hash('SHA-256', stringtoutf8(d.document_search)), 1, 16) as uuid)
    from delivery d where d.id = delivery_payload.delivery), 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
  envelope_hash = coalesce((select cast(substring(hash('SHA-256', stringtoutf8(d.envelope_search)), 1, 16) as uuid)
    from delivery d where d.id = delivery_payload.delivery), 'ffffffff-ffff-ffff-ffff-ffffffffffff');
