/** How fast the bodies of web hooks are read and understood. */
package org.signrelay.bench.parse;
