/**
 * Reads keys and values from the server's config sources and the configuration directory, with the
 * place of each and with expressions expanded.
 */
package org.signrelay.design.source;
