package org.signrelay.intake.body;

import java.io.Reader;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/**
 * The XML that is taken: well-formed, without a document type, so that there are no entities but
 * the five of XML itself; and what is said of any other.
 */
public final class XmlSyntax {
  /** Deepest nesting that is taken, in XML and JSON alike. */
  public static final int DEEPEST = 100;

  /** Attributes of these namespaces say how to read the XML, not what the call says. */
  private static final Set<String> ABOUT_THE_XML =
      Set.of(
          XMLConstants.XML_NS_URI,
          XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
          "http://schemas.xmlsoap.org/soap/envelope/",
          "http://www.w3.org/2003/05/soap-envelope");

  /** In the messages of the JDK's parser about its limits for names, attributes and the like. */
  private static final String LIMIT_OF_THE_PARSER = "JAXP000100";

  private static final XMLInputFactory FACTORY = factory();

  private XmlSyntax() {}

  /** A parser that looks up nothing outside of the text and gives long text in pieces. */
  public static XMLStreamReader parser(Reader xml) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(xml);
  }

  /** Whether an attribute says how to read the XML, so that it is no value of the call. */
  public static boolean isAboutTheXml(String attributeNamespace) {
    return attributeNamespace != null && ABOUT_THE_XML.contains(attributeNamespace);
  }

  /**
   * A place in the body.
   *
   * @param location null if the parser knows none
   * @param linesSkipped lines of the body before the text that the parser saw
   */
  public static Place place(Location location, int linesSkipped) {
    return location == null
        ? new Place(linesSkipped + 1, 1)
        : new Place(location.getLineNumber() + linesSkipped, location.getColumnNumber());
  }

  /** The refusal of a body for what stands at a place. */
  public static RefusedException refused(String reason, Place place) {
    return new RefusedException(Problem.MALFORMED_BODY, detail(reason, place));
  }

  private static String detail(String reason, Place place) {
    return reason + ": " + place + ".";
  }

  /** The refusal of a body that is not well-formed. */
  public static RefusedException refused(XMLStreamException malformed, int linesSkipped) {
    if (String.valueOf(malformed.getMessage()).contains(LIMIT_OF_THE_PARSER)) {
      return refused("The XML exceeds a limit", place(malformed.getLocation(), linesSkipped));
    }
    return broken("The body is not well-formed XML", place(malformed.getLocation(), linesSkipped));
  }

  /** The refusal of a body whose syntax is broken at a place. */
  static RefusedException broken(String reason, Place place) {
    return new SyntaxException(detail(reason, place));
  }

  /** The refusal of a document type. */
  public static RefusedException documentTypeRefused(Place place) {
    return refused("A document type is not taken", place);
  }

  /** The refusal of XML that is nested too deep. */
  public static RefusedException nestingRefused(Place place) {
    return refused("The XML is nested more than " + DEEPEST + " deep", place);
  }

  /** The parser of the JDK, whatever else a server has on its class path. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    return factory;
  }
}
