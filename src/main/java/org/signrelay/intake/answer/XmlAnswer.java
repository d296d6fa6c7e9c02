package org.signrelay.intake.answer;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Answers in XML, without declaration and namespace: {@code <response><result>…}. */
final class XmlAnswer {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  /** Writes elements. */
  interface Content {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private XmlAnswer() {}

  static byte[] write(Answer answer) {
    return write(xml -> writeResponse(xml, answer));
  }

  /** The bytes of a root element. */
  static byte[] write(Content root) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
      root.write(xml);
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("memory can always be written", impossible);
    }
    return bytes.toByteArray();
  }

  /** Writes the element {@code response}. */
  static void writeResponse(XMLStreamWriter xml, Answer answer) throws XMLStreamException {
    xml.writeStartElement("response");
    if (answer instanceof Answer.Taken taken) {
      element(xml, "result", taken.result());
      element(xml, "id", taken.id());
    } else if (answer instanceof Answer.Valid valid) {
      new XmlTrial(xml, valid.trial()).write();
    } else if (answer instanceof Answer.Refused refused) {
      element(xml, "result", refused.refusal().problem().result());
      element(xml, "code", Integer.toString(refused.status()));
      element(xml, "reason", refused.refusal().detail());
    }
    xml.writeEndElement();
  }

  /** Writes an element that holds a text. */
  static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(XmlText.legal(text));
    xml.writeEndElement();
  }
}
