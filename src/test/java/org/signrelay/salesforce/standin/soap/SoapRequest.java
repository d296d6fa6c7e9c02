package org.signrelay.salesforce.standin.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.signrelay.salesforce.standin.protocol.ApiVersions;
import org.signrelay.salesforce.standin.protocol.Headers;
import org.signrelay.salesforce.standin.protocol.Request;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A SOAP envelope, read by local names.
 *
 * @param api {@code partner} or {@code enterprise}
 * @param version major API version of the path
 * @param operation the only child of the Body
 */
record SoapRequest(String api, int version, Element envelope, Element operation) {
  private static final Pattern PATH =
      Pattern.compile("/services/Soap/([uc])/(\\d{1,3})\\.0(?:/.*)?");

  static SoapRequest read(Request request) {
    checkHeaders(request.headers());
    Matcher path = PATH.matcher(request.path());
    if (!path.matches() || !ApiVersions.offered(Integer.parseInt(path.group(2)))) {
      throw SalesforceException.badRequest(
          "UNSUPPORTED_API_VERSION", "Invalid Api version specified on URL");
    }
    Element envelope = parse(request.body());
    Element operation =
        child(envelope, "Body")
            .flatMap(body -> children(body).stream().findFirst())
            .orElseThrow(() -> unreadable("no operation in the Body"));
    return new SoapRequest(
        path.group(1).equals("u") ? "partner" : "enterprise",
        Integer.parseInt(path.group(2)),
        envelope,
        operation);
  }

  /** The text of the operation's first child with this name. */
  Optional<String> argument(String name) {
    return child(operation, name).map(Node::getTextContent);
  }

  /** The text of an element in a header. */
  Optional<String> header(String header, String name) {
    return child(envelope, "Header")
        .flatMap(all -> child(all, header))
        .flatMap(found -> child(found, name))
        .map(Node::getTextContent);
  }

  List<Element> arguments(String name) {
    return children(operation).stream().filter(e -> e.getLocalName().equals(name)).toList();
  }

  static Optional<Element> child(Element parent, String name) {
    return children(parent).stream().filter(e -> e.getLocalName().equals(name)).findFirst();
  }

  static List<Element> children(Element parent) {
    var children = new ArrayList<Element>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static void checkHeaders(Headers headers) {
    String type = headers.first("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("text/xml")) {
      throw unreadable("content-type of the request should be text/xml");
    }
    if (headers.first("SOAPAction").isEmpty()) {
      throw unreadable("SOAPAction HTTP header missing");
    }
  }

  private static Element parse(byte[] body) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
    } catch (SAXException e) {
      throw unreadable(e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser has these features", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SalesforceException unreadable(String reason) {
    return SalesforceException.badRequest("soapenv:Client", reason);
  }
}
