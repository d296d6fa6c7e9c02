/** Tests a design against its Salesforce org without a delivery and without changing anything. */
package org.signrelay.operations.designtest;
