package org.signrelay.salesforce.standin.soap;

import java.util.Map;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.data.Blob;
import org.signrelay.salesforce.standin.protocol.ErrorBodies;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.soql.Cursors;
import org.signrelay.salesforce.standin.soql.ResultRecord;

/** {@code query()}, {@code queryAll()} and {@code queryMore()}. */
final class SoapQueries {
  private final Org org;

  SoapQueries(Org org) {
    this.org = org;
  }

  String first(SoapRequest soap, boolean all) {
    String query = soap.argument("queryString").orElse("");
    return answer(soap, org.cursors().first(org.queries().run(query, all), batch(soap)));
  }

  String more(SoapRequest soap) {
    String locator = soap.argument("queryLocator").orElse("");
    return answer(soap, org.cursors().next(locator, batch(soap)));
  }

  private int batch(SoapRequest soap) {
    String asked = soap.header("QueryOptions", "batchSize").orElse("0");
    if (!asked.matches("\\d{1,6}")) {
      throw SalesforceException.badRequest("INVALID_BATCH_SIZE", "invalid batch size: " + asked);
    }
    return org.settings().queryBatch(Integer.parseInt(asked));
  }

  private static String answer(SoapRequest soap, Cursors.Page page) {
    var xml = new StringBuilder("<result xsi:type=\"QueryResult\">");
    xml.append("<done>").append(page.next().isEmpty()).append("</done>");
    xml.append(
        page.next()
            .map(next -> "<queryLocator>" + next + "</queryLocator>")
            .orElse("<queryLocator xsi:nil=\"true\"/>"));
    page.records().forEach(record -> append(xml, soap, "records", record));
    return xml.append("<size>").append(page.total()).append("</size></result>").toString();
  }

  /** A record; the partner API names its type in an element, the enterprise API by xsi:type. */
  private static void append(
      StringBuilder xml, SoapRequest soap, String element, ResultRecord record) {
    boolean partner = soap.api().equals("partner");
    String xsiType = partner ? "sObject" : record.type();
    xml.append("<%s xsi:type=\"sf:%s\">".formatted(element, xsiType));
    if (partner) {
      xml.append("<sf:type>").append(record.type()).append("</sf:type>");
      xml.append("<sf:Id>").append(record.id()).append("</sf:Id>");
    }
    for (Map.Entry<String, Object> entry : record.values().entrySet()) {
      append(xml, soap, entry.getKey(), entry.getValue());
    }
    xml.append("</").append(element).append('>');
  }

  private static void append(StringBuilder xml, SoapRequest soap, String name, Object value) {
    String element = "sf:" + name;
    if (value == null) {
      xml.append('<').append(element).append(" xsi:nil=\"true\"/>");
    } else if (value instanceof ResultRecord parent) {
      append(xml, soap, element, parent);
    } else if (value instanceof Blob) {
      throw SalesforceException.badRequest(
          "INVALID_FIELD", "the stand-in gives contents of files by REST only");
    } else {
      xml.append('<').append(element).append('>');
      xml.append(ErrorBodies.xml(value.toString()));
      xml.append("</").append(element).append('>');
    }
  }
}
