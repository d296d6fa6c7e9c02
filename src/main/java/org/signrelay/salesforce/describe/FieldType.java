package org.signrelay.salesforce.describe;

/** What a field takes, as far as SignRelay tells Salesforce's types apart. */
public enum FieldType {
  /** Free text; too long a text may be cut. */
  TEXT,
  /** An address that means nothing when it is cut. */
  EMAIL,
  PICKLIST,
  /** Several values of a list, with semicolons between. */
  MULTI_PICKLIST,
  CHECKBOX,
  WHOLE_NUMBER,
  NUMBER,
  DATE,
  DATE_TIME,
  /** The id of a record. */
  ID,
  /** Anything else, such as a place or a file. */
  OTHER;

  /** The type that a describe calls by this word, such as {@code datetime}. */
  static FieldType ofWord(String word) {
    return switch (word) {
      case "string", "textarea", "phone", "url", "encryptedstring", "combobox" -> TEXT;
      case "email" -> EMAIL;
      case "picklist" -> PICKLIST;
      case "multipicklist" -> MULTI_PICKLIST;
      case "boolean" -> CHECKBOX;
      case "int", "long" -> WHOLE_NUMBER;
      case "double", "currency", "percent" -> NUMBER;
      case "date" -> DATE;
      case "datetime" -> DATE_TIME;
      case "id", "reference" -> ID;
      default -> OTHER;
    };
  }
}
