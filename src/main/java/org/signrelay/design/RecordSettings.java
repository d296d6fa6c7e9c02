package org.signrelay.design;

import java.util.Optional;

/**
 * The Salesforce record that mirrors a document or an envelope, by API names.
 *
 * @param keyField field that holds the document's or envelope's id
 * @param statusField field that takes the status
 * @param authTokenField when set, the record must hold the notification's token too
 */
public record RecordSettings(
    String object, String keyField, String statusField, Optional<String> authTokenField) {}
