package org.signrelay.intake.answer;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.signrelay.intake.body.BodyFormat;

/**
 * Answers as SOAP: the same {@code <response>} as in XML is the only child of the SOAP body, or
 * stands in the detail of a fault.
 */
final class SoapAnswer {
  private static final String PREFIX = "soap";

  private final XMLStreamWriter xml;
  private final String namespace;

  private SoapAnswer(XMLStreamWriter xml, String namespace) {
    this.xml = xml;
    this.namespace = namespace;
  }

  static byte[] write(Answer answer, BodyFormat version) {
    return XmlAnswer.write(
        xml -> {
          SoapAnswer soap = new SoapAnswer(xml, version.soapNamespace().orElseThrow());
          soap.start("Envelope");
          xml.writeNamespace(PREFIX, soap.namespace);
          soap.start("Body");
          if (answer instanceof Answer.Refused refused) {
            soap.start("Fault");
            soap.writeFault(refused, version);
            xml.writeEndElement();
          } else {
            XmlAnswer.writeResponse(xml, answer);
          }
          xml.writeEndElement();
          xml.writeEndElement();
        });
  }

  private void writeFault(Answer.Refused refused, BodyFormat version) throws XMLStreamException {
    boolean callersFault = refused.status() < 500;
    if (version == BodyFormat.SOAP_1_2) {
      writeFault12(refused, callersFault ? "Sender" : "Receiver");
    } else {
      writeFault11(refused, callersFault ? "Client" : "Server");
    }
  }

  /** Children of a fault of SOAP 1.1 have no namespace. */
  private void writeFault11(Answer.Refused refused, String code) throws XMLStreamException {
    XmlAnswer.element(xml, "faultcode", PREFIX + ":" + code);
    XmlAnswer.element(xml, "faultstring", refused.refusal().detail());
    xml.writeStartElement("detail");
    XmlAnswer.writeResponse(xml, refused);
    xml.writeEndElement();
  }

  private void writeFault12(Answer.Refused refused, String code) throws XMLStreamException {
    start("Code");
    start("Value");
    xml.writeCharacters(PREFIX + ":" + code);
    xml.writeEndElement();
    xml.writeEndElement();
    start("Reason");
    start("Text");
    xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", "en");
    xml.writeCharacters(XmlText.legal(refused.refusal().detail()));
    xml.writeEndElement();
    xml.writeEndElement();
    start("Detail");
    XmlAnswer.writeResponse(xml, refused);
    xml.writeEndElement();
  }

  private void start(String name) throws XMLStreamException {
    xml.writeStartElement(PREFIX, name, namespace);
  }
}
