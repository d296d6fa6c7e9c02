package org.signrelay.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;

/**
 * Hands out {@code META-INF/openapi.yaml}, with the address of this application added. The file
 * does not say it itself, since servers with MicroProfile OpenAPI show the same file at their own
 * {@code /openapi}, each of them with the address put in at another place.
 */
@Path("")
@RequestScoped
public class OpenApiResource {
  /** Registered by RFC 9512. */
  private static final String YAML = "application/yaml";

  @Context SecurityContext security;
  @Context ServletContext application;

  @GET
  public Response show() throws IOException {
    Allowed.toLook(security);
    return Response.ok((document() + servers()).getBytes(UTF_8), YAML)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static String document() throws IOException {
    try (InputStream file = OpenApiResource.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  /** A relative address, so that it holds behind a proxy too. */
  private String servers() {
    return "servers:\n  - url: " + application.getContextPath() + "\n";
  }
}
