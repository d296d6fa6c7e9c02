/** Removes what has been over for long enough, a little at a time. */
package org.signrelay.delivery.retention;
