package org.signrelay.salesforce.standin.schema;

import java.util.List;

/** The standard objects that SignRelay's work touches, with the fields and lengths documented. */
public final class StandardTypes {
  private StandardTypes() {}

  public static List<SObjectType> all() {
    return List.of(user(), account(), lead(), folder());
  }

  private static SObjectType user() {
    return SObjectType.bare("User", "005")
        .field(Field.text("Username", 80).required().unique().with(Trait.ID_LOOKUP))
        .field(Field.text("Name", 121).readOnly().with(Trait.NAME))
        .field(Field.of("Email", FieldType.EMAIL, 128).with(Trait.ID_LOOKUP))
        .field(Field.checkbox("IsActive"));
  }

  private static SObjectType account() {
    return SObjectType.named("Account", "001")
        .field(Field.text("Name", 255).required().with(Trait.NAME))
        .field(Field.text("AccountNumber", 40))
        .field(Field.picklist("Type", "Prospect", "Customer - Direct", "Other"))
        .field(Field.of("Phone", FieldType.PHONE, 40))
        .field(Field.of("Website", FieldType.URL, 255))
        .field(Field.longTextArea("Description", 32000))
        .field(Field.integer("NumberOfEmployees"))
        .field(Field.number("AnnualRevenue"))
        .field(Field.reference("ParentId", "Account"));
  }

  private static SObjectType lead() {
    return SObjectType.named("Lead", "00Q")
        .field(Field.text("FirstName", 40))
        .field(Field.text("LastName", 80).required())
        .field(Field.text("Name", 121).readOnly().with(Trait.NAME))
        .field(Field.text("Company", 255).required())
        .field(Field.of("Email", FieldType.EMAIL, 80).with(Trait.ID_LOOKUP))
        .field(Field.picklist("Status", "Open - Not Contacted", "Working - Contacted"))
        .field(Field.checkbox("IsConverted").readOnly());
  }

  private static SObjectType folder() {
    return SObjectType.bare("Folder", "00l")
        .field(Field.text("Name", 40).required().with(Trait.NAME))
        .field(Field.text("DeveloperName", 80))
        .field(Field.picklist("AccessType", "Public", "Shared", "Hidden"))
        .field(Field.picklist("Type", "Document", "Report", "Email", "Dashboard").required())
        .field(Field.checkbox("IsReadonly"));
  }
}
