package org.signrelay.salesforce.standin.schema;

import java.util.List;

/** The fields that Salesforce keeps on every record and fills itself. */
final class SystemFields {
  static final List<Field> ALL =
      List.of(
          system(Field.of("Id", FieldType.ID, 18).with(Trait.ID_LOOKUP)),
          system(Field.checkbox("IsDeleted")),
          system(Field.dateTime("CreatedDate")),
          system(Field.reference("CreatedById", "User")),
          system(Field.dateTime("LastModifiedDate")),
          system(Field.reference("LastModifiedById", "User")),
          system(Field.dateTime("SystemModstamp")));

  private SystemFields() {}

  private static Field system(Field field) {
    return field.readOnly().required().with(Trait.DEFAULTED_ON_CREATE);
  }
}
