/** Addresses of callers and lists of them; who a call came from behind trusted proxies. */
package org.signrelay.design.address;
