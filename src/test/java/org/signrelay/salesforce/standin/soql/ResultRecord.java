package org.signrelay.salesforce.standin.soql;

import java.util.Map;

/**
 * A record as a query found it.
 *
 * @param values under the names as defined, in the order selected; a parent is a ResultRecord
 */
public record ResultRecord(String type, String id, Map<String, Object> values) {}
