package org.signrelay.salesforce.standin.soql;

import java.util.List;

/**
 * All that a query found.
 *
 * @param total number of records; of a COUNT() the count, with no records
 */
public record QueryResult(int total, List<ResultRecord> records) {}
