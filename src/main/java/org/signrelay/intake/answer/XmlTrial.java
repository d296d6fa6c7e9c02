package org.signrelay.intake.answer;

import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.signrelay.delivery.ReceivedDocument;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.vocabulary.LifecycleEvent;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.intake.reading.Explanation;

/**
 * The elements of an answer to {@code validateOnly} in XML. Names of callers and of Salesforce
 * stand in attributes, since not each of them could be an element's.
 */
record XmlTrial(XMLStreamWriter xml, Trial trial) {

  void write() throws XMLStreamException {
    element("result", "valid");
    element("kind", trial.call().kind().word());
    element("id", trial.call().id());
    for (Status status : trial.call().status().stream().toList()) {
      element("status", status.acronym(trial.call().kind()));
    }
    for (LifecycleEvent event : trial.call().event().stream().toList()) {
      element("event", event.word());
    }
    writeValues();
    writeRecord();
    element("caller", trial.caller());
    writeDocuments();
    for (String broken : trial.call().repair().stream().toList()) {
      element("bodyRepaired", broken);
    }
  }

  private void writeValues() throws XMLStreamException {
    xml.writeStartElement("recognised");
    for (Map.Entry<String, Explanation.Recognised> each :
        trial.explanation().recognised().entrySet()) {
      xml.writeStartElement("value");
      attribute("name", each.getKey());
      attribute("sentAs", each.getValue().name());
      xml.writeCharacters(XmlText.legal(each.getValue().value()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeStartElement("ignored");
    for (String name : trial.explanation().ignored()) {
      element("name", name);
    }
    xml.writeEndElement();
  }

  private void writeRecord() throws XMLStreamException {
    RecordSettings record = trial.preview().record();
    xml.writeStartElement("record");
    element("object", record.object());
    element("keyField", record.keyField());
    element("key", trial.preview().key());
    xml.writeEndElement();
    xml.writeStartElement("fields");
    for (Map.Entry<String, String> field : new TreeMap<>(trial.preview().fields()).entrySet()) {
      xml.writeStartElement("field");
      attribute("name", field.getKey());
      xml.writeCharacters(XmlText.legal(field.getValue()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void writeDocuments() throws XMLStreamException {
    if (trial.call().documents().isEmpty()) {
      return;
    }
    xml.writeStartElement("documents");
    for (ReceivedDocument document : trial.call().documents()) {
      xml.writeStartElement("document");
      attribute("part", document.part());
      attribute("fileName", document.fileName().orElse(""));
      attribute("mediaType", document.mediaType());
      attribute("size", Long.toString(document.size()));
      attribute("sha256", document.sha256());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void attribute(String name, String text) throws XMLStreamException {
    xml.writeAttribute(name, XmlText.legal(text));
  }

  private void element(String name, String text) throws XMLStreamException {
    XmlAnswer.element(xml, name, text);
  }
}
