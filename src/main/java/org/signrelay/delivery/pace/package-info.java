/**
 * How fast an org may be called: a circuit breaker that all nodes see leaves an org alone that does
 * not answer, and after an outage the calls at once grow from one to what is configured.
 */
package org.signrelay.delivery.pace;
