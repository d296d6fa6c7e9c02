package org.signrelay.salesforce.standin.soap;

import org.signrelay.salesforce.standin.calls.ApiUsage;
import org.signrelay.salesforce.standin.protocol.Answer;

/** The envelope of answers in the namespaces of the partner and enterprise APIs. */
final class SoapAnswer {
  private SoapAnswer() {}

  /** An answer to a login. */
  static Answer ofLogin(SoapRequest request, String results) {
    return of(request, "", results);
  }

  /** An answer to another operation; it tells the use of the daily quota. */
  static Answer of(SoapRequest request, ApiUsage usage, String results) {
    return of(
        request,
        """
        <soapenv:Header><LimitInfoHeader><limitInfo><current>%d</current><limit>%d</limit>\
        <type>API REQUESTS</type></limitInfo></LimitInfoHeader></soapenv:Header>"""
            .formatted(usage.used(), usage.daily()),
        results);
  }

  private static Answer of(SoapRequest request, String header, String results) {
    String response = request.operation().getLocalName() + "Response";
    return Answer.text(
        200,
        Answer.XML,
        """
        <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope \
        xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
        xmlns="urn:%1$s.soap.sforce.com" xmlns:sf="urn:sobject.%1$s.soap.sforce.com" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
        %4$s<soapenv:Body><%2$s>%3$s</%2$s></soapenv:Body></soapenv:Envelope>"""
            .formatted(request.api(), response, results, header));
  }
}
