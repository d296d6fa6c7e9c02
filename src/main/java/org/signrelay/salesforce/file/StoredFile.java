package org.signrelay.salesforce.file;

/**
 * A document in Salesforce.
 *
 * @param id of the attachment, the document, or the version of a file
 */
public record StoredFile(String id) {}
