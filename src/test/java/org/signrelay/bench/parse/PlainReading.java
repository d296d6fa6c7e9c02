package org.signrelay.bench.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through a body with the parser that SignRelay uses, as it comes, and reads each name and
 * text. It looks for nothing, keeps nothing and holds no limits.
 */
final class PlainReading {
  private static final JsonFactory JSON = new JsonFactory();
  private static final XMLInputFactory XML = xml();

  private PlainReading() {}

  private static XMLInputFactory xml() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    return factory;
  }

  /** Jackson. */
  static int json(byte[] body) {
    int seen = 0;
    try (JsonParser parser = JSON.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME || token.isScalarValue()) {
          seen += parser.getText().length();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seen;
  }

  /** The JDK's StAX. */
  static int xml(byte[] body) {
    int seen = 0;
    try {
      XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(body));
      while (reader.hasNext()) {
        reader.next();
        if (reader.isStartElement()) {
          seen += reader.getLocalName().length();
        } else if (reader.hasText()) {
          seen += reader.getText().length();
        }
      }
      reader.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return seen;
  }

  /** The JDK's decoder of names and values. */
  static int form(byte[] body) {
    int seen = 0;
    for (String pair : new String(body, UTF_8).split("&")) {
      int equals = pair.indexOf('=');
      seen += URLDecoder.decode(pair.substring(0, equals), UTF_8).length();
      seen += URLDecoder.decode(pair.substring(equals + 1), UTF_8).length();
    }
    return seen;
  }
}
