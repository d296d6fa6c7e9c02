/** What people ask about deliveries and do to them: lists, histories, retry and discard. */
package org.signrelay.delivery.desk;
