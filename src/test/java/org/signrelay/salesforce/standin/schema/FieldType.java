package org.signrelay.salesforce.standin.schema;

import java.util.Locale;

/** The field types of Salesforce that the stand-in knows, each with its SOAP type. */
public enum FieldType {
  ID("tns:ID"),
  STRING("xsd:string"),
  TEXTAREA("xsd:string"),
  EMAIL("xsd:string"),
  PHONE("xsd:string"),
  URL("xsd:string"),
  PICKLIST("xsd:string"),
  REFERENCE("tns:ID"),
  BOOLEAN("xsd:boolean"),
  INT("xsd:int"),
  DOUBLE("xsd:double"),
  DATE("xsd:date"),
  DATETIME("xsd:dateTime"),
  BASE64("xsd:base64Binary");

  private final String soapType;

  FieldType(String soapType) {
    this.soapType = soapType;
  }

  public String soapType() {
    return soapType;
  }

  /** The name that describe answers use. */
  public String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether values are text that is compared without case. */
  public boolean isText() {
    return switch (this) {
      case STRING, TEXTAREA, EMAIL, PHONE, URL, PICKLIST -> true;
      default -> false;
    };
  }

  /** Whether values are record ids. */
  public boolean isId() {
    return this == ID || this == REFERENCE;
  }

  public boolean isNumber() {
    return this == INT || this == DOUBLE;
  }
}
