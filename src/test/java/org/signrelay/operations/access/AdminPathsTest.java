package org.signrelay.operations.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminPathsTest {

  @ParameterizedTest
  @CsvSource({
    "/api, /deliveries",
    "/api, ",
    "'', /api/deliveries",
    "/api/deliveries, ",
    "/console, ",
    "/console/index.html, ",
    "/metrics, ",
    "/openapi, "
  })
  void thePathsOfAdminsAreTheirs(String servletPath, String pathInfo) {
    // When
    boolean admins = AdminPaths.contains(SampleRequest.at(servletPath, pathInfo).request());

    // Then
    assertThat(admins).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/hooks, /contracts",
    "/hooks, /api",
    "/transmissions, /console",
    "/apis, ",
    "/, ",
    "'', "
  })
  void whatCallersUseIsNoneOfTheirBusiness(String servletPath, String pathInfo) {
    // When
    boolean admins = AdminPaths.contains(SampleRequest.at(servletPath, pathInfo).request());

    // Then
    assertThat(admins).isFalse();
  }
}
