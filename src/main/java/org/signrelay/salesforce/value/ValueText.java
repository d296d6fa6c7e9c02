package org.signrelay.salesforce.value;

/**
 * A text for a field, and where it comes from.
 *
 * @param origin for messages, such as {@code the value completionDate}
 */
public record ValueText(String origin, String text) {}
