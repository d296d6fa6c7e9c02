/** Makes all deliveries due that a person names by a filter: a batch at a time, by any node. */
package org.signrelay.delivery.replay;
