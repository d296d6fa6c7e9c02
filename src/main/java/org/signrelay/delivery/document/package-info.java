/** Completed documents, kept in parts from their call until they are stored in Salesforce. */
package org.signrelay.delivery.document;
