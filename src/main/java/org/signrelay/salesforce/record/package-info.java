/** The records that mirror documents and envelopes: found by SOQL, updated by REST. */
package org.signrelay.salesforce.record;
