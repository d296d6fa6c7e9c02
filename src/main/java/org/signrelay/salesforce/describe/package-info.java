/** What an org says of its objects and fields, asked once an hour, and of its API versions. */
package org.signrelay.salesforce.describe;
