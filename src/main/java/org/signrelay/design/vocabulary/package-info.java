/** The words of the field: kinds, statuses, events, and the names of values in a call. */
package org.signrelay.design.vocabulary;
