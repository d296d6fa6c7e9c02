/** The daily quota of API calls: what Salesforce says of it with each answer. */
package org.signrelay.salesforce.budget;
