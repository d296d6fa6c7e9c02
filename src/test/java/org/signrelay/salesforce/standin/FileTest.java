package org.signrelay.salesforce.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.files.FileLimits;
import org.signrelay.salesforce.standin.files.KeepFiles;
import org.signrelay.salesforce.standin.protocol.CallKind;

class FileTest extends StandInTest {
  private static final String BOUNDARY = "----boundary--1";

  @Test
  void aContentVersionBringsItsDocumentAndLink() throws Exception {
    byte[] content =
        ("%PDF\r\n--" + BOUNDARY.substring(0, 9) + "\r\n\r").getBytes(StandardCharsets.UTF_8);

    var created = contentVersion(content);

    assertThat(created.status()).as(created.text()).isEqualTo(201);
    String id = created.json().path("id").asText();
    var version = client.get("sobjects/ContentVersion/" + id).json();
    assertThat(version.path("Checksum").asText()).isEqualTo(md5(content));
    assertThat(version.path("ContentSize").asInt()).isEqualTo(content.length);
    assertThat(version.path("FileType").asText()).isEqualTo("PDF");
    assertThat(version.path("IsLatest").asBoolean()).isTrue();
    var link =
        client.query(
            "SELECT ContentDocument.Title, ContentDocument.LatestPublishedVersionId FROM"
                + " ContentDocumentLink WHERE LinkedEntityId = '"
                + documentId
                + "'");
    assertThat(link.json().at("/records/0/ContentDocument/LatestPublishedVersionId").asText())
        .isEqualTo(id);
    assertThat(
            client
                .get("sobjects/ContentVersion/" + id + "/VersionData")
                .text()
                .getBytes(StandardCharsets.UTF_8))
        .isEqualTo(content);
  }

  @Test
  void aNewVersionReplacesTheLatest() throws Exception {
    String first = contentVersion(new byte[] {1}).json().path("id").asText();
    Object file = salesforce.rows().get(first, "ContentDocumentId");

    var second =
        upload(
            "ContentVersion",
            "entity_content",
            "{\"PathOnClient\":\"b.pdf\",\"ContentDocumentId\":\"" + file + "\"}",
            "VersionData",
            new byte[] {2});

    String id = second.json().path("id").asText();
    assertThat(salesforce.rows().get(first, "IsLatest")).isEqualTo(false);
    assertThat(salesforce.rows().get(id, "VersionNumber")).isEqualTo("2");
    assertThat(salesforce.rows().get((String) file, "LatestPublishedVersionId")).isEqualTo(id);
    assertThat(salesforce.rows().count("ContentDocument")).isEqualTo(1);
  }

  @Test
  void storesAttachmentsAndDocuments() throws Exception {
    String folder = salesforce.rows().insert("Folder", Map.of("Name", "f", "Type", "Document"));
    byte[] content = new byte[300_000];
    new Random(1).nextBytes(content);

    var attachment =
        upload(
            "Attachment",
            "entity_attachment",
            "{\"Name\":\"a.pdf\",\"ParentId\":\"" + documentId + "\"}",
            "Body",
            content);
    var document =
        upload(
            "Document",
            "entity_document",
            "{\"Name\":\"a.pdf\",\"FolderId\":\"" + folder + "\"}",
            "Body",
            content);

    String id = attachment.json().path("id").asText();
    assertThat(
            client
                .query("SELECT BodyLength FROM Attachment WHERE ParentId = '" + documentId + "'")
                .json()
                .at("/records/0/BodyLength")
                .asInt())
        .isEqualTo(300_000);
    assertThat(salesforce.rows().file(id).md5()).isEqualTo(md5(content));
    assertThat(document.status()).isEqualTo(201);
    assertThat(salesforce.calls().of(CallKind.UPLOAD)).hasSize(2);
  }

  @Test
  void takesTheContentBeforeTheFieldsUnderAnyName() throws Exception {
    String form =
        """
        --%1$s
        Content-Disposition: form-data; name="VersionData"; filename="a.json"
        Content-Type: application/json

        {}
        --%1$s
        Content-Disposition: form-data; name="ContentVersion"
        Content-Type: application/json

        %2$s
        --%1$s--
        """
            .formatted(BOUNDARY, fields())
            .replace("\n", "\r\n");

    var created =
        client.send(request("sobjects/ContentVersion").POST(BodyPublishers.ofString(form)));

    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(salesforce.rows().file(created.json().path("id").asText()).size()).isEqualTo(2);
    assertThat(salesforce.calls().of(CallKind.UPLOAD).get(0).body()).isEqualTo(fields());
  }

  @Test
  void refusesFormsThatAreNotAsDocumented() throws Exception {
    String fields = "{\"Name\":\"a\",\"ParentId\":\"" + documentId + "\"}";
    var wrongPart = upload("Attachment", "entity_attachment", fields, "VersionData", new byte[1]);
    var stray =
        upload(
            "Attachment",
            "entity_attachment",
            "{\"type\":\"Attachment\",\"Name\":\"a\",\"ParentId\":\"" + documentId + "\"}",
            "Body",
            new byte[1]);
    var noName =
        client.send(
            request("sobjects/Attachment")
                .POST(
                    BodyPublishers.ofByteArray(
                        form("entity_attachment", fields, "name=\"Body\"", new byte[1]))));
    var noType =
        client.send(
            request("sobjects/Attachment")
                .POST(
                    BodyPublishers.ofString(
                        new String(
                                form(
                                    "entity_attachment",
                                    fields,
                                    "name=\"Body\"; filename=\"a\"",
                                    new byte[1]),
                                StandardCharsets.UTF_8)
                            .replace("Content-Type: application/pdf\r\n", ""))));
    var folder =
        upload(
            "Document",
            "entity_document",
            "{\"Name\":\"a\",\"FolderId\":\"" + documentId + "\"}",
            "Body",
            new byte[1]);

    assertThat(wrongPart.status()).isEqualTo(400);
    assertThat(stray.errorCode()).isEqualTo("INVALID_FIELD");
    assertThat(noName.errorCode()).isEqualTo("INVALID_MULTIPART_REQUEST");
    assertThat(noType.errorCode()).isEqualTo("INVALID_MULTIPART_REQUEST");
    assertThat(folder.text())
        .contains("Folder ID: id value of incorrect type")
        .contains("MALFORMED_ID");
    assertThat(salesforce.rows().count("Attachment")).isZero();
  }

  @Test
  void knowsTheLimitsOfSizes() throws Exception {
    salesforce.settings().fileLimits(new FileLimits(10, 10, 10, 10));

    assertThat(contentVersion(new byte[11]).errorCode()).isEqualTo("FILE_SIZE_LIMIT_EXCEEDED");
    String base64 = Base64.getEncoder().encodeToString(new byte[11]);
    var json =
        client.send(
            "POST",
            "sobjects/Attachment",
            "{\"Name\":\"a\",\"ParentId\":\"" + documentId + "\",\"Body\":\"" + base64 + "\"}");
    assertThat(json.status()).isEqualTo(400);
    assertThat(contentVersion(new byte[10]).status()).isEqualTo(201);
  }

  @Test
  void largeFilesAreCountedAndDropped() throws Exception {
    salesforce.keepFiles(new KeepFiles.Dropped());
    long size = 64L * 1024 * 1024;

    var created =
        client.send(
            request("sobjects/ContentVersion")
                .POST(
                    BodyPublishers.concat(
                        BodyPublishers.ofByteArray(
                            head(
                                "entity_content",
                                fields(),
                                "name=\"VersionData\"; filename=\"a\"")),
                        BodyPublishers.ofInputStream(() -> zeros(size)),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));

    var file = salesforce.rows().file(created.json().path("id").asText());
    assertThat(file.size()).isEqualTo(size);
    assertThat(file.kept()).isEmpty();
    assertThat(file.sha256()).hasSize(64);
  }

  @Test
  void uploadsAreCutAtEveryMoment() throws Exception {
    salesforce.on(CallMatcher.kind(CallKind.UPLOAD)).cutUploadAfter(1000);
    assertThatThrownBy(() -> contentVersion(new byte[4_000_000])).isInstanceOf(IOException.class);
    salesforce.on(CallMatcher.kind(CallKind.UPLOAD)).cutBeforeWork();
    assertThatThrownBy(() -> contentVersion(new byte[5])).isInstanceOf(IOException.class);
    assertThat(salesforce.rows().count("ContentVersion")).isZero();

    salesforce.on(CallMatcher.kind(CallKind.UPLOAD).and(CallMatcher.body("a.pdf"))).cutAfterWork();
    assertThatThrownBy(() -> contentVersion(new byte[5])).isInstanceOf(IOException.class);
    assertThat(salesforce.rows().count("ContentVersion")).isEqualTo(1);
    salesforce.calls().awaitCount(3, call -> call.status() == 0, Duration.ofSeconds(10));
  }

  private RestClient.Reply contentVersion(byte[] content) throws Exception {
    return upload("ContentVersion", "entity_content", fields(), "VersionData", content);
  }

  private String fields() {
    return "{\"Title\":\"a\",\"PathOnClient\":\"a.pdf\",\"FirstPublishLocationId\":\""
        + documentId
        + "\"}";
  }

  private RestClient.Reply upload(
      String type, String entity, String json, String part, byte[] content) throws Exception {
    String disposition = "name=\"" + part + "\"; filename=\"a.pdf\"";
    return client.send(
        request("sobjects/" + type)
            .POST(BodyPublishers.ofByteArray(form(entity, json, disposition, content))));
  }

  private HttpRequest.Builder request(String path) {
    return client
        .request(path)
        .setHeader("Content-Type", "multipart/form-data; boundary=\"" + BOUNDARY + "\"");
  }

  private static byte[] form(String entity, String json, String disposition, byte[] content)
      throws IOException {
    var form = new ByteArrayOutputStream();
    form.write(head(entity, json, disposition));
    form.write(content);
    form.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return form.toByteArray();
  }

  private static byte[] head(String entity, String json, String disposition) {
    return """
        --%1$s
        Content-Disposition: form-data; name="%2$s"
        Content-Type: application/json

        %3$s
        --%1$s
        Content-Disposition: form-data; %4$s
        Content-Type: application/pdf

        """
        .formatted(BOUNDARY, entity, json, disposition)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static InputStream zeros(long size) {
    return new InputStream() {
      private long left = size;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        int count = (int) Math.min(left, length);
        left -= count;
        return count == 0 ? -1 : count;
      }
    };
  }

  private static String md5(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
  }
}
