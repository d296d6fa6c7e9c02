/** Requests to Salesforce and their answers, over a pool of connections for each org. */
package org.signrelay.salesforce.connection;
