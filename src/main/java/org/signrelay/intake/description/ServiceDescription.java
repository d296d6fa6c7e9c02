package org.signrelay.intake.description;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.signrelay.design.vocabulary.ValueName;

/**
 * A description of the calls of one address in WSDL 1.1, from which classic designers generate
 * their body: one operation, document/literal, with every name of the contract as an optional text.
 * It is the same for all designs.
 */
public enum ServiceDescription {
  WEB_HOOK(Set.of(ValueName.DOCUMENT_CONTENT, ValueName.FILE_NAME)),
  TRANSMISSION(Set.of());

  private static final String NAMESPACE = "urn:signrelay:calls";
  private static final String ELEMENT =
      "            <xsd:element name=\"%s\" type=\"xsd:string\" minOccurs=\"0\"/>";
  private static final String TEMPLATE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <wsdl:definitions name="SignRelay" targetNamespace="{namespace}"
          xmlns:tns="{namespace}"
          xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
          xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
          xmlns:xsd="http://www.w3.org/2001/XMLSchema">
        <wsdl:types>
          <xsd:schema targetNamespace="{namespace}" elementFormDefault="qualified">
            <xsd:element name="Notify">
              <xsd:complexType>
                <xsd:sequence>
      {elements}
                </xsd:sequence>
              </xsd:complexType>
            </xsd:element>
          </xsd:schema>
          <xsd:schema>
            <xsd:element name="response">
              <xsd:complexType>
                <xsd:sequence>
                  <xsd:element name="result" type="xsd:string"/>
                  <xsd:element name="id" type="xsd:string"/>
                </xsd:sequence>
              </xsd:complexType>
            </xsd:element>
          </xsd:schema>
        </wsdl:types>
        <wsdl:message name="NotifyRequest">
          <wsdl:part name="parameters" element="tns:Notify"/>
        </wsdl:message>
        <wsdl:message name="NotifyResponse">
          <wsdl:part name="parameters" element="response"/>
        </wsdl:message>
        <wsdl:portType name="SignRelayPort">
          <wsdl:operation name="Notify">
            <wsdl:input message="tns:NotifyRequest"/>
            <wsdl:output message="tns:NotifyResponse"/>
          </wsdl:operation>
        </wsdl:portType>
        <wsdl:binding name="SignRelaySoap" type="tns:SignRelayPort">
          <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
          <wsdl:operation name="Notify">
            <soap:operation soapAction="{namespace}/Notify" style="document"/>
            <wsdl:input><soap:body use="literal"/></wsdl:input>
            <wsdl:output><soap:body use="literal"/></wsdl:output>
          </wsdl:operation>
        </wsdl:binding>
        <wsdl:service name="SignRelay">
          <wsdl:port name="SignRelaySoap" binding="tns:SignRelaySoap">
            <soap:address location="{address}"/>
          </wsdl:port>
        </wsdl:service>
      </wsdl:definitions>
      """;

  private final String template;

  ServiceDescription(Set<ValueName> leftOut) {
    String elements =
        Arrays.stream(ValueName.values())
            .filter(name -> !leftOut.contains(name))
            .map(name -> ELEMENT.formatted(name.canonical()))
            .collect(Collectors.joining("\n"));
    template = TEMPLATE.replace("{namespace}", NAMESPACE).replace("{elements}", elements);
  }

  /**
   * The description, in UTF-8.
   *
   * @param address where calls are sent
   */
  public byte[] of(URI address) {
    return template.replace("{address}", escaped(address.toASCIIString())).getBytes(UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
