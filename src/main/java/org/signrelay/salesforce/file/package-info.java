/** Completed documents in Salesforce: attachments, documents in folders, and files. */
package org.signrelay.salesforce.file;
