/** Takes understood calls over: recognises repeated ones and commits the others. */
package org.signrelay.delivery.accept;
