package org.signrelay.salesforce.session;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a SOAP login answered. Elements are found by local name, since the namespace depends on the
 * endpoint.
 *
 * @param sessionId empty if the answer holds none
 */
record LoginResult(String sessionId, String serverUrl, boolean passwordExpired) {
  /** How XML Schema writes it. */
  private static final Set<String> TRUE = Set.of("true", "1");

  static final LoginResult NONE = new LoginResult("", "", false);

  /** Reads an answer; one that is no XML or was cut off gives {@link #NONE}. */
  static LoginResult read(String body) {
    try {
      Map<String, String> texts = leafTexts(body);
      return new LoginResult(
          texts.getOrDefault("sessionId", ""),
          texts.getOrDefault("serverUrl", ""),
          TRUE.contains(texts.getOrDefault("passwordExpired", "")));
    } catch (XMLStreamException unreadable) {
      return NONE;
    }
  }

  private static Map<String, String> leafTexts(String body) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(body.strip()));
    Map<String, String> texts = new HashMap<>();
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> text.setLength(0);
        case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          texts.putIfAbsent(reader.getLocalName(), text.toString().strip());
          text.setLength(0);
        }
        default -> {
          // Comments and processing instructions say nothing here.
        }
      }
    }
    return texts;
  }
}
