/**
 * What an answer of Salesforce means: error bodies in all their shapes, the table of error codes,
 * and the reaction that follows from code, HTTP status and kind of body, in this order.
 */
package org.signrelay.salesforce.reaction;
