/**
 * Sessions with Salesforce: logs in once per org and user, shares the session, and remembers
 * refused credentials so that a changed password never locks the integration user.
 */
package org.signrelay.salesforce.session;
