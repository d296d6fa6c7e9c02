/**
 * Keeps the Salesforce user from being locked: refused credentials are remembered for all nodes,
 * and only one node at a time logs in to an org.
 */
package org.signrelay.salesforce.session.lockout;
