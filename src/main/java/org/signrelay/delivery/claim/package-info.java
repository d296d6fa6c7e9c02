/** Takes due deliveries for this node, by lease, and gives them back. */
package org.signrelay.delivery.claim;
