package org.signrelay.bench.plain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.signrelay.it.server.AppServer;
import org.signrelay.it.server.Payara;
import org.signrelay.it.server.RunningServer;

/** The plain endpoint as a web application of a running server. */
public final class PlainEndpoint implements AutoCloseable {
  /** Statements that make what it stores into. */
  public static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS public.plain_call"
              + " (id bigint NOT NULL PRIMARY KEY, content text NOT NULL)",
          "CREATE SEQUENCE IF NOT EXISTS public."
              + PlainCall.SEQUENCE
              + " START WITH 50 INCREMENT BY 50",
          "CREATE TABLE IF NOT EXISTS public.plain_document_row"
              + " (document uuid NOT NULL, number integer NOT NULL, content bytea NOT NULL,"
              + " PRIMARY KEY (document, number))");

  private static final String NAME = "plain";
  private static final Duration LONGEST_DEPLOYMENT = Duration.ofMinutes(1);
  private static final int METHOD_NOT_ALLOWED = 405;

  private final AppServer server;
  private final Path war;

  private PlainEndpoint(AppServer server) {
    this.server = server;
    this.war = server.deployments().resolve(NAME + ".war");
  }

  /** Deploys it and waits until it answers. Its table must be there. */
  public static PlainEndpoint deploy(AppServer server) {
    var endpoint = new PlainEndpoint(server);
    endpoint.deploy();
    return endpoint;
  }

  public URI address() {
    return server.uri().resolve("/" + NAME + "/calls");
  }

  /** Where bodies are stored in rows of a megabyte. */
  public URI documents() {
    return server.uri().resolve("/" + NAME + "/documents");
  }

  /** Where bodies are read and dropped. */
  public URI droppedDocuments() {
    return server.uri().resolve("/" + NAME + "/documents/dropped");
  }

  private void deploy() {
    try {
      Path draft = server.deployments().resolveSibling(NAME + ".draft");
      archive().as(ZipExporter.class).exportTo(draft.toFile(), true);
      Files.move(draft, war, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await("the plain endpoint, see " + server.log())
        .atMost(LONGEST_DEPLOYMENT)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> RunningServer.status(address()) == METHOD_NOT_ALLOWED);
  }

  private WebArchive archive() {
    return ShrinkWrap.create(WebArchive.class, NAME + ".war")
        .addClasses(
            PlainApplication.class,
            PlainCall.class,
            PlainResource.class,
            PlainDocumentResource.class)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .addAsResource(new StringAsset(persistenceUnit()), "META-INF/persistence.xml");
  }

  private String persistenceUnit() {
    return """
        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
          <persistence-unit name="plain" transaction-type="JTA">
            <jta-data-source>%s</jta-data-source>
            <class>%s</class>
          </persistence-unit>
        </persistence>
        """
        .formatted(
            server instanceof Payara ? "jdbc/signrelay" : "java:jboss/datasources/SignRelay",
            PlainCall.class.getName());
  }

  /** Takes it off the server. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(war);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
