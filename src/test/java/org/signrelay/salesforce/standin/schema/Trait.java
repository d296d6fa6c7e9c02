package org.signrelay.salesforce.standin.schema;

/** What a field is or allows, in the words of a describe answer. */
public enum Trait {
  CREATEABLE,
  UPDATEABLE,
  NILLABLE,
  DEFAULTED_ON_CREATE,
  UNIQUE,
  CASE_SENSITIVE,
  EXTERNAL_ID,
  ID_LOOKUP,
  FILTERABLE,
  SORTABLE,
  /** A picklist that refuses values not in its list. */
  RESTRICTED,
  /** The field that gives the record its name. */
  NAME,
  /** A master-detail reference: writing the record locks its parent too. */
  LOCKS_PARENT
}
