package org.signrelay.design;

/**
 * A connected app of a Salesforce org, with its secret.
 *
 * @param clientId Salesforce calls it consumer key
 * @param clientSecret Salesforce calls it consumer secret
 */
public record SalesforceApp(String clientId, Secret clientSecret) {}
