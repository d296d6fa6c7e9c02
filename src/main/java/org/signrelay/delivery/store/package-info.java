/** What a call said, kept apart from the row that changes with every attempt, and encrypted. */
package org.signrelay.delivery.store;
