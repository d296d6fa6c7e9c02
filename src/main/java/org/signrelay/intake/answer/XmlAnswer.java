package org.signrelay.intake.answer;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Answers in XML, without declaration and namespace: {@code <response><result>…}. */
final class XmlAnswer {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private XmlAnswer() {}

  static byte[] write(Answer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartElement("response");
      writeElements(xml, answer);
      xml.writeEndElement();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("memory can always be written", impossible);
    }
    return bytes.toByteArray();
  }

  private static void writeElements(XMLStreamWriter xml, Answer answer) throws XMLStreamException {
    if (answer instanceof Answer.Taken taken) {
      element(xml, "result", taken.result());
      element(xml, "id", taken.id());
    } else if (answer instanceof Answer.Refused refused) {
      element(xml, "result", refused.refusal().problem().result());
      element(xml, "code", Integer.toString(refused.status()));
      element(xml, "reason", refused.refusal().detail());
    }
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
