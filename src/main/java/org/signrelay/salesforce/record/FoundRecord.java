package org.signrelay.salesforce.record;

import java.util.Optional;

/**
 * A record as it stands in Salesforce.
 *
 * @param status value of the status field, or empty if it has none
 * @param authToken value of the token field, if the design names one and the record has one
 */
public record FoundRecord(String id, Optional<String> status, Optional<String> authToken) {}
