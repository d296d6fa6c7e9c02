/**
 * The database: brings its schema up as soon as it can be reached, hands out the entity manager of
 * the current transaction, and tells its time. Knows no other room.
 */
package org.signrelay.database;
