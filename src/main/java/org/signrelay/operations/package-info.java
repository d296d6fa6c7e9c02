/**
 * What admins see and do: the admin API and health. Sits on top of the other rooms; none of them
 * knows it.
 */
package org.signrelay.operations;
