package org.signrelay.salesforce.standin.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.signrelay.salesforce.standin.data.Database;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldErrors;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.Schema;

/** Finds the fields that a query names, also those of parents. */
final class ColumnResolver {
  private final Database database;
  private final Schema schema;
  private final String query;

  ColumnResolver(Database database, String query) {
    this.database = database;
    this.schema = database.schema();
    this.query = query;
  }

  Column resolve(SObjectType type, FieldPath path) {
    List<String> names = path.names();
    boolean startsWithType = names.size() > 1 && names.get(0).equalsIgnoreCase(type.name());
    return resolve(List.of(type), startsWithType ? names.subList(1, names.size()) : names, path);
  }

  private Column resolve(List<SObjectType> types, List<String> names, FieldPath path) {
    var parents = new ArrayList<String>();
    Function<Row, Optional<Row>> row = Optional::of;
    for (String name : names.subList(0, names.size() - 1)) {
      Field reference =
          first(types, type -> type.findRelationship(name))
              .orElseThrow(() -> noRelationship(name, path));
      parents.add(reference.relationship().orElseThrow());
      row = row.andThen(from -> from.flatMap(child -> parent(child, reference)));
      types = targets(reference);
    }
    String name = names.get(names.size() - 1);
    SObjectType last = types.get(0);
    Field field =
        first(types, type -> type.find(name))
            .orElseThrow(
                () ->
                    SoqlErrors.at(
                        query,
                        path.position(),
                        "INVALID_FIELD",
                        FieldErrors.unknownInQuery(name, last)));
    return new Column(parents, field, row);
  }

  private Optional<Row> parent(Row child, Field reference) {
    return child.get(reference.name()) instanceof String id ? database.find(id) : Optional.empty();
  }

  private List<SObjectType> targets(Field reference) {
    List<SObjectType> named =
        reference.referenceTo().stream().flatMap(name -> schema.find(name).stream()).toList();
    return named.isEmpty() ? List.copyOf(schema.types()) : named;
  }

  private static Optional<Field> first(
      List<SObjectType> types, Function<SObjectType, Optional<Field>> find) {
    return types.stream().flatMap(type -> find.apply(type).stream()).findFirst();
  }

  private SalesforceException noRelationship(String name, FieldPath path) {
    return SoqlErrors.at(
        query,
        path.position(),
        "INVALID_FIELD",
        ("Didn't understand relationship '%s' in field path. If you are attempting to use a custom"
                + " relationship, be sure to append the '__r' after the custom relationship name."
                + " Please reference your WSDL or the describe call for the appropriate names.")
            .formatted(name));
  }
}
