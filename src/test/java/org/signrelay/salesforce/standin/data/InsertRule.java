package org.signrelay.salesforce.standin.data;

import java.util.Map;

/** What Salesforce does by itself when a record of a type is created. */
public interface InsertRule {
  String type();

  /** Checks the values given and adds those that Salesforce computes. */
  void complete(Map<String, Object> values, Database database);

  /** Creates the records that come with the new one. */
  default void follow(Row created, Transaction transaction, Database database, WriteScope scope) {}
}
