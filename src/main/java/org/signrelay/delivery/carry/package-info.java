/**
 * Carries claimed deliveries to Salesforce: reads what they are about, says what each writes to its
 * record, and makes as few calls as it takes.
 */
package org.signrelay.delivery.carry;
