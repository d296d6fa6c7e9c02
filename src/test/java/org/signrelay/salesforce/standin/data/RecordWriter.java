package org.signrelay.salesforce.standin.data;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldType;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.Trait;

/** Creates, updates and deletes single records by the rules that all of Salesforce's APIs share. */
public final class RecordWriter {
  private final Database database;
  private final FieldRules fieldRules;
  private final UniqueRule uniqueRule;
  private final List<InsertRule> insertRules;

  public RecordWriter(Database database, List<InsertRule> insertRules) {
    this.database = database;
    this.fieldRules = new FieldRules(database);
    this.uniqueRule = new UniqueRule(database);
    this.insertRules = List.copyOf(insertRules);
  }

  /** Runs a write; when it is refused, what it wrote is taken back and the refusal returned. */
  public RecordResult attempt(Transaction transaction, Supplier<RecordResult> write) {
    int mark = transaction.mark();
    try {
      return write.get();
    } catch (SalesforceException refused) {
      transaction.rollBackTo(mark);
      return RecordResult.failed(refused);
    }
  }

  public RecordResult create(
      Transaction transaction, WriteScope scope, SObjectType type, Map<String, Object> given) {
    refuse(!type.rights().create(), "create", type);
    if (given.keySet().stream().anyMatch("Id"::equalsIgnoreCase)) {
      throw SalesforceException.badRequest(
          "INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id");
    }
    scope.beforeWrite(type.name(), Optional.empty(), given);
    var values = new LinkedHashMap<>(defaults(type, scope));
    values.putAll(fieldRules.check(type, given, Trait.CREATEABLE));
    insertRules.stream()
        .filter(rule -> rule.type().equals(type.name()))
        .forEach(rule -> rule.complete(values, database));
    fieldRules.checkRequired(type, values);
    uniqueRule.check(type, values, Optional.empty());
    Row row = transaction.insert(type, values);
    insertRules.stream()
        .filter(rule -> rule.type().equals(type.name()))
        .forEach(rule -> rule.follow(row, transaction, database, scope));
    return finished(scope, row, true);
  }

  public RecordResult update(
      Transaction transaction, WriteScope scope, Row row, Map<String, Object> given) {
    SObjectType type = database.schema().find(row.type()).orElseThrow();
    refuse(!type.rights().update(), "update", type);
    refuseDeleted(row);
    scope.beforeWrite(type.name(), Optional.of(row), given);
    var values = new LinkedHashMap<>(fieldRules.check(type, given, Trait.UPDATEABLE));
    uniqueRule.check(type, values, Optional.of(row));
    values.put("LastModifiedDate", database.clock().instant());
    values.put("LastModifiedById", scope.userId());
    values.put("SystemModstamp", database.clock().instant());
    transaction.update(row, values);
    return finished(scope, row, false);
  }

  public RecordResult delete(Transaction transaction, WriteScope scope, Row row) {
    SObjectType type = database.schema().find(row.type()).orElseThrow();
    refuse(!type.rights().delete(), "delete", type);
    refuseDeleted(row);
    scope.beforeWrite(type.name(), Optional.of(row), Map.of());
    transaction.delete(row);
    return finished(scope, row, false);
  }

  private static RecordResult finished(WriteScope scope, Row row, boolean created) {
    Optional<ApiError> error = scope.afterWrite(row);
    return error
        .map(late -> RecordResult.failed(new SalesforceException(400, late)))
        .orElseGet(() -> RecordResult.saved(row.id(), created));
  }

  private Map<String, Object> defaults(SObjectType type, WriteScope scope) {
    Instant now = database.clock().instant();
    var values = new LinkedHashMap<String, Object>();
    for (Field field : type.fields()) {
      if (field.type() == FieldType.BOOLEAN && !field.name().equals("IsDeleted")) {
        values.put(field.name(), false);
      }
      switch (field.name()) {
        case "CreatedDate", "LastModifiedDate", "SystemModstamp" -> values.put(field.name(), now);
        case "CreatedById", "LastModifiedById", "OwnerId", "AuthorId" ->
            values.put(field.name(), scope.userId());
        default -> {}
      }
    }
    return values;
  }

  private static void refuseDeleted(Row row) {
    if (row.isDeleted()) {
      throw new SalesforceException(404, ApiError.of("ENTITY_IS_DELETED", "entity is deleted"));
    }
  }

  private static void refuse(boolean condition, String what, SObjectType type) {
    if (condition) {
      throw SalesforceException.badRequest(
          "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
          "entity type %s does not support %s".formatted(type.name(), what));
    }
  }
}
