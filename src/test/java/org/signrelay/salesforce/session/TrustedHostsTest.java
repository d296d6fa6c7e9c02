package org.signrelay.salesforce.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.Configuration;
import org.signrelay.design.Designs;
import org.signrelay.design.TestConfiguration;

class TrustedHostsTest {
  private final TrustedHosts trustedHosts = new TrustedHosts();

  @ParameterizedTest
  @CsvSource({
    "https://acme.my.salesforce.com/services/Soap/u/64.0/00D1, https://acme.my.salesforce.com",
    "https://acme--dev.sandbox.my.salesforce.com, https://acme--dev.sandbox.my.salesforce.com",
    "https://na1.salesforce.com/, https://na1.salesforce.com",
    "https://na1.salesforce.com:443/x?y#z, https://na1.salesforce.com:443",
    "' HTTPS://ACME.My.Salesforce.COM/x ', https://acme.my.salesforce.com"
  })
  void aTokenGoesToSalesforce(String address, URI expected) {
    // Given
    allow("");

    // When
    Optional<URI> origin = trustedHosts.origin(address);

    // Then
    assertThat(origin).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme.my.salesforce.com",
        "//acme.my.salesforce.com",
        "http://acme.my.salesforce.com",
        "ftp://acme.my.salesforce.com",
        "https:///services",
        "https://salesforce.com.example",
        "https://evil-salesforce.com",
        "https://salesforce.com",
        "https://acme.my.salesforce.com.",
        "https://acme.my.salesforce.com:8443",
        "https://evil.example/.salesforce.com",
        "https://evil.example#.salesforce.com",
        "https://evil.example?.salesforce.com",
        "https://evil.example\\.salesforce.com",
        "https://acme.my.salesforce.com@evil.example",
        "https://user@acme.my.salesforce.com",
        "https://evil.example",
        "http://127.0.0.1:8080",
        "javascript:alert(1)"
      })
  void aTokenGoesNowhereElse(String address) {
    // Given
    allow("");

    // When
    Optional<URI> origin = trustedHosts.origin(address);

    // Then
    assertThat(origin).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "proxy.example, https://proxy.example/x, https://proxy.example",
    "proxy.example, https://proxy.example:9443, https://proxy.example:9443",
    "proxy.example:9443, https://Proxy.Example:9443/x, https://proxy.example:9443",
    "proxy.example:443, https://proxy.example/x, https://proxy.example",
    "acme.my.salesforce.com:8443, https://acme.my.salesforce.com:8443, https://acme.my.salesforce.com:8443",
    "127.0.0.1, http://127.0.0.1:8080/x, http://127.0.0.1:8080",
    "127.0.0.1:8080, http://127.0.0.1:8080, http://127.0.0.1:8080",
    "127.0.0.1:80, http://127.0.0.1/x, http://127.0.0.1",
    "localhost, http://localhost:8080, http://localhost:8080",
    "[::1], http://[::1]:8080, http://[::1]:8080"
  })
  void aTokenGoesToAListedHost(String listed, String address, URI expected) {
    // Given
    allow(listed);

    // When
    Optional<URI> origin = trustedHosts.origin(address);

    // Then
    assertThat(origin).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "proxy.example, http://proxy.example",
    "proxy.example, https://x.proxy.example",
    "proxy.example:9443, https://proxy.example",
    "proxy.example:9443, https://proxy.example:9444",
    "127.0.0.1:8080, http://127.0.0.1:8081",
    "127.0.0.1, ftp://127.0.0.1",
    "127.0.0.1, http://127.0.0.2",
    "10.0.0.1, http://10.0.0.1",
    "localhost.example, http://localhost.example"
  })
  void aListedHostIsTrustedOnlyAsItIsListedAndOverTls(String listed, String address) {
    // Given
    allow(listed);

    // When
    Optional<URI> origin = trustedHosts.origin(address);

    // Then
    assertThat(origin).isEmpty();
  }

  private void allow(String hosts) {
    Configuration configuration =
        new TestConfiguration().withServer("salesforce.allowed-hosts", hosts).read();
    trustedHosts.designs = new Designs(() -> configuration);
  }
}
