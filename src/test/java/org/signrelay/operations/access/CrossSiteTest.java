package org.signrelay.operations.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteTest {

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "SURPRISE"})
  void aChangingRequestFromAnotherOriginIsSuspected(String method) {
    // Given
    SampleRequest request =
        SampleRequest.of(method)
            .with("Host", "relay.example")
            .with("Origin", "https://evil.example");

    // When
    boolean suspected = CrossSite.isSuspected(request.request());

    // Then
    assertThat(suspected).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "https://relay.example.evil.example",
        "https://evil.example?relay.example",
        "https://relay.example:8443",
        "https://user@relay.example",
        "relay.example",
        "not an origin"
      })
  void anOriginThatOnlyLooksLikeThisServersIsSuspected(String origin) {
    // Given
    SampleRequest request =
        SampleRequest.of("POST").with("Host", "relay.example").with("Origin", origin);

    // When
    boolean suspected = CrossSite.isSuspected(request.request());

    // Then
    assertThat(suspected).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://relay.example, relay.example",
    "https://Relay.Example, relay.example",
    "http://relay.example:8080, relay.example:8080",
    "http://[::1]:8080, [::1]:8080"
  })
  void thisServersOwnPagesAreNotSuspected(String origin, String host) {
    // Given
    SampleRequest request =
        SampleRequest.of("POST")
            .with("Host", host)
            .with("Origin", origin)
            .with("Sec-Fetch-Site", "same-origin");

    // When
    boolean suspected = CrossSite.isSuspected(request.request());

    // Then
    assertThat(suspected).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"cross-site, true", "same-site, true", "same-origin, false", "none, false"})
  void theBrowsersOwnWordCountsWithoutAnOrigin(String site, boolean expected) {
    // Given
    SampleRequest request =
        SampleRequest.of("POST").with("Host", "relay.example").with("Sec-Fetch-Site", site);

    // When
    boolean suspected = CrossSite.isSuspected(request.request());

    // Then
    assertThat(suspected).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE"})
  void aClientThatIsNoBrowserIsNotSuspected(String method) {
    // Given
    SampleRequest request = SampleRequest.of(method).with("Host", "relay.example");

    // When
    boolean suspected = CrossSite.isSuspected(request.request());

    // Then
    assertThat(suspected).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void aLinkFromAnotherSiteMayLook(String method) {
    // Given
    SampleRequest request =
        SampleRequest.of(method)
            .with("Host", "relay.example")
            .with("Origin", "https://evil.example")
            .with("Sec-Fetch-Site", "cross-site");

    // When
    boolean suspected = CrossSite.isSuspected(request.request());

    // Then
    assertThat(suspected).isFalse();
  }
}
