package org.signrelay.bench.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What DocumentTRAK merges into a design that names all it can say of a document. */
final class MergedValues {
  private static final Map<String, String> VALUES = values();

  private MergedValues() {}

  private static Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("DocumentId", "6f1c0f6e-0d7e-4f0f-9a57-3c1d2b7a9e55");
    values.put("DocumentAuthToken", "0b8e9a54-7d2c-4c3e-8f65-5b0a1f0e7c11");
    values.put("DocumentName", "Purchase agreement \"Müller & Sons\", signed copy");
    values.put("Status", "DCO");
    values.put("OrderId", "A-2027-004711");
    values.put("DocumentCreationDate", "1/15/2027 10:00:00 AM");
    values.put("DocumentStartDate", "1/15/2027 10:05:00 AM");
    values.put("CompletionDate", "1/17/2027 4:31:12 PM");
    values.put("EnvelopeId", "9c5d1a3b-2e4f-4d6c-8b7a-1f0e2d3c4b5a");
    values.put("EnvelopeAuthToken", "d2a6f7c8-91b3-4e5d-a0f1-6c7b8a9d0e1f");
    values.put("EnvelopeName", "Purchase of the plant in Springfield");
    values.put("EnvelopeStatus", "InProgress");
    values.put("EnvelopeOrderId", "E-2027-001147");
    values.put("EnvelopeCreationDate", "1/15/2027 9:58:41 AM");
    values.put("EnvelopeStartDate", "1/15/2027 10:05:00 AM");
    values.put("TransactionName", "Purchase agreement");
    values.put("TransactionType", "Document");
    values.put("CompanyName", "Example Industries");
    values.put("SignerEmail", "jane.doe@example.org");
    values.put("Opportunity", "0068d00000AbCdEAAV");
    return values;
  }

  static byte[] json() {
    return joined(value -> "\"%s\": \"%s\"".formatted(value.getKey(), quoted(value)), ",\n  ")
        .transform("{\n  %s\n}\n"::formatted)
        .getBytes(UTF_8);
  }

  private static String quoted(Entry<String, String> value) {
    return value.getValue().replace("\"", "\\\"");
  }

  static byte[] xml() {
    return ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + status() + "\n").getBytes(UTF_8);
  }

  static byte[] soap() {
    return """
        <?xml version="1.0" encoding="utf-8"?>
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
        <soap:Body>
        %s
        </soap:Body>
        </soap:Envelope>
        """
        .formatted(status())
        .getBytes(UTF_8);
  }

  private static String status() {
    return joined(MergedValues::element, "\n  ")
        .transform(
            "<DocumentStatus xmlns=\"http://example.test/esign\">\n  %s\n</DocumentStatus>"
                ::formatted);
  }

  private static String element(Entry<String, String> value) {
    String text = value.getValue().replace("&", "&amp;");
    return "<%s>%s</%s>".formatted(value.getKey(), text, value.getKey());
  }

  static byte[] form() {
    return joined(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), UTF_8), "&")
        .getBytes(UTF_8);
  }

  private static String joined(Function<Entry<String, String>, String> written, String between) {
    return VALUES.entrySet().stream().map(written).collect(Collectors.joining(between));
  }
}
