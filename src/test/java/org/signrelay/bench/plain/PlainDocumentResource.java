package org.signrelay.bench.plain;

import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;

/** Takes the bytes of a body as they come. */
@Path("documents")
@RequestScoped
public class PlainDocumentResource {
  private static final String ANSWER = "{\"result\":\"accepted\"}";
  private static final int ROW_BYTES = 1 << 20;

  @PersistenceContext private EntityManager entities;

  /** Stores them in rows of a megabyte, in one transaction; answered after the commit. */
  @POST
  @Transactional
  public Response store(InputStream body) throws IOException {
    UUID document = UUID.randomUUID();
    byte[] row = new byte[ROW_BYTES];
    int number = 0;
    for (int length = fill(row, body); length > 0; length = fill(row, body)) {
      insert(document, number++, length == ROW_BYTES ? row : Arrays.copyOf(row, length));
    }
    return accepted();
  }

  private static int fill(byte[] row, InputStream body) throws IOException {
    return body.readNBytes(row, 0, ROW_BYTES);
  }

  private void insert(UUID document, int number, byte[] content) {
    entities
        .createNativeQuery(
            "insert into plain_document_row (document, number, content) values (?1, ?2, ?3)")
        .setParameter(1, document)
        .setParameter(2, number)
        .setParameter(3, content)
        .executeUpdate();
  }

  /** Keeps nothing of them. */
  @POST
  @Path("dropped")
  public Response drop(InputStream body) throws IOException {
    body.transferTo(OutputStream.nullOutputStream());
    return accepted();
  }

  private static Response accepted() {
    return Response.accepted(ANSWER).type(MediaType.APPLICATION_JSON_TYPE).build();
  }
}
