package org.signrelay.salesforce.standin;

import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.SObjectType;

/** Custom objects such as an e-signature package brings: documents and envelopes. */
public final class ESignTypes {
  private ESignTypes() {}

  /** {@code ESign_Document__c}, found by {@code Document_Id__c}. */
  public static SObjectType document() {
    return SObjectType.named("ESign_Document__c", "a0D")
        .field(Field.text("Name", 80))
        .field(Field.text("Document_Id__c", 255).externalId().unique())
        .field(Field.text("Auth_Token__c", 255))
        .field(Field.text("Status__c", 40))
        .field(Field.dateTime("Completed_On__c"))
        .field(Field.date("Expires__c"))
        .field(Field.number("Pages__c"))
        .field(Field.checkbox("Is_Final__c"))
        .field(Field.text("Signer_Email__c", 80))
        .field(Field.longTextArea("Feedback__c", 32768))
        .field(Field.reference("Envelope__c", "ESign_Envelope__c"))
        .field(Field.reference("Account__c", "Account"))
        .field(Field.reference("Lead__c", "Lead"));
  }

  /** {@code ESign_Envelope__c}, found by {@code Envelope_Id__c}, with a restricted status. */
  public static SObjectType envelope() {
    return SObjectType.named("ESign_Envelope__c", "a0E")
        .field(Field.text("Name", 80))
        .field(Field.text("Envelope_Id__c", 255).externalId().unique())
        .field(Field.text("Auth_Token__c", 255))
        .field(
            Field.restrictedPicklist(
                "Status__c", "ECR", "EST", "ECO", "EEX", "ECA", "ESD", "Completed"))
        .field(Field.dateTime("Completed_On__c"))
        .field(Field.reference("Account__c", "Account"));
  }
}
