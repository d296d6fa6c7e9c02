package org.signrelay.salesforce.standin.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.signrelay.salesforce.standin.data.FieldText;
import org.signrelay.salesforce.standin.files.BlobStore;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldErrors;
import org.signrelay.salesforce.standin.schema.FieldType;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.w3c.dom.Element;

/** Reads sObjects from SOAP: an element a field, {@code fieldsToNull} for those to be emptied. */
final class XmlInput {
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private final BlobStore blobs;

  XmlInput(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** The name of the type: an element in the partner API, xsi:type in the enterprise API. */
  static String typeName(Element sObject) {
    Optional<String> element =
        SoapRequest.child(sObject, "type").map(type -> type.getTextContent().strip());
    return element.orElseGet(() -> sObject.getAttributeNS(XSI, "type").replaceFirst("^.*:", ""));
  }

  /** The fields given, without {@code Id}. */
  Map<String, Object> read(SObjectType type, Element sObject) {
    var values = new LinkedHashMap<String, Object>();
    for (Element element : SoapRequest.children(sObject)) {
      String name = element.getLocalName();
      if (name.equals("fieldsToNull")) {
        values.put(field(type, element.getTextContent().strip()).name(), null);
      } else if (!name.equals("type") && !name.equals("Id")) {
        Field field = field(type, name);
        boolean nil = element.getAttributeNS(XSI, "nil").equals("true");
        values.put(field.name(), nil ? null : value(field, element.getTextContent()));
      }
    }
    return values;
  }

  private static Field field(SObjectType type, String name) {
    return type.find(name).orElseThrow(() -> FieldErrors.unknownOnWrite(name, type));
  }

  private Object value(Field field, String text) {
    try {
      return field.type() == FieldType.BASE64
          ? blobs.receive(new ByteArrayInputStream(Base64.getMimeDecoder().decode(text)))
          : FieldText.parse(field, text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw SalesforceException.badRequest(
          "soapenv:Client",
          "'%s' is not a valid value for the type %s".formatted(text, field.type().soapType()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
