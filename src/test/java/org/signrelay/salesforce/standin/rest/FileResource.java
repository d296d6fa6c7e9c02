package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.data.Blob;
import org.signrelay.salesforce.standin.data.RecordResult;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.Upload;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldType;
import org.signrelay.salesforce.standin.schema.SObjectType;

/** Creates and updates of records with a file by multipart/form-data, and reads of contents. */
final class FileResource {
  private final Org org;

  FileResource(Org org) {
    this.org = org;
  }

  Answer upload(RestCall call) {
    SObjectType type = RecordResource.type(org, call.part(1));
    Upload upload = call.request().upload().orElseThrow();
    Field field = contentField(type, upload);
    ObjectNode entity = call.body();
    Map<String, Object> values = RecordResource.input(org, call).read(type, entity);
    values.put(field.name(), receive(type, upload));
    if (call.method().equals("PATCH")) {
      Row row = RecordResource.row(org, type, call.part(2));
      return RecordResource.changed(
          call.scope()
              .inTransaction(
                  org.database(),
                  transaction -> org.writer().update(transaction, call.scope(), row, values)));
    }
    RecordResult result =
        call.scope()
            .inTransaction(
                org.database(),
                transaction -> org.writer().create(transaction, call.scope(), type, values));
    return RecordResource.created(call, type, result);
  }

  Answer download(RestCall call) {
    SObjectType type = RecordResource.type(org, call.part(1));
    Row row = RecordResource.row(org, type, call.part(2));
    Field field = type.find(call.part(3)).orElseThrow(SalesforceException::notFound);
    if (row.isDeleted() || !(row.get(field.name()) instanceof Blob blob)) {
      throw SalesforceException.notFound();
    }
    return new Answer(
        200,
        Map.of("Content-Type", "application/octet-stream"),
        blob.kept()
            .orElseThrow(
                () ->
                    new SalesforceException(
                        500,
                        ApiError.of("UNKNOWN_EXCEPTION", "the stand-in did not keep this file"))));
  }

  private static Field contentField(SObjectType type, Upload upload) {
    Field field =
        type.find(upload.contentName())
            .filter(found -> found.type() == FieldType.BASE64)
            .orElseThrow(
                () ->
                    SalesforceException.badRequest(
                        "INVALID_MULTIPART_REQUEST",
                        "Multipart message has no binary part for a field of " + type.name()));
    if (upload.filename().isEmpty()) {
      throw SalesforceException.badRequest(
          "INVALID_MULTIPART_REQUEST",
          "Multipart message must give a filename for its binary part");
    }
    return field;
  }

  private Blob receive(SObjectType type, Upload upload) {
    try {
      Blob blob = org.blobs().receive(upload.content());
      org.settings().fileLimits().check(type.name(), blob.size());
      return blob;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
