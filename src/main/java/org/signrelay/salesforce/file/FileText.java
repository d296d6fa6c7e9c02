package org.signrelay.salesforce.file;

/**
 * The texts of a document in Salesforce, as the design wants them; they are made safe and cut to
 * Salesforce's lengths.
 *
 * @param key by which it is found again; stands whole at the end of the description
 */
public record FileText(String title, String fileName, String description, String key) {}
