/**
 * The durable queue. Calls are accepted in {@code accept}, claimed and carried out in {@code
 * dispatch}, kept still in {@code standstill}, looked after in {@code desk}, made due together by
 * {@code replay} and removed by {@code retention}; what a call said is kept in {@code store}. This
 * package holds what all of them speak of.
 */
package org.signrelay.delivery;
