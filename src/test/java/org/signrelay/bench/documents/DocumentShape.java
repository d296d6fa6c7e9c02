package org.signrelay.bench.documents;

/** A form in which DocumentTRAK sends a completed document. */
enum DocumentShape {
  /** Base64 in a string. */
  JSON {
    @Override
    HttpBody of(String documentId, Content document) {
      return HttpBody.ofBase64(
          "application/json",
          """
          {"documentId":"%s","documentName":"Purchase agreement","status":"DCO","documentContent":"\
          """
              .formatted(documentId),
          document,
          "\"}");
    }
  },
  /** Base64 in an element. */
  XML {
    @Override
    HttpBody of(String documentId, Content document) {
      return HttpBody.ofBase64(
          "text/xml; charset=utf-8",
          """
          <DocumentStatus xmlns="http://example.test/esign"><DocumentId>%s</DocumentId>\
          <Name>Purchase agreement</Name><Status>DCO</Status><DocumentContent>"""
              .formatted(documentId),
          document,
          "</DocumentContent></DocumentStatus>");
    }
  },
  /** Bytes as they are in a part of {@code multipart/form-data}. */
  MULTIPART {
    @Override
    HttpBody of(String documentId, Content document) {
      String head =
          """
          --part
          Content-Disposition: form-data; name="documentId"

          %s
          --part
          Content-Disposition: form-data; name="documentContent"; filename="agreement.pdf"
          Content-Type: application/pdf

          """
              .formatted(documentId)
              .replace("\n", "\r\n");
      return HttpBody.of("multipart/form-data; boundary=part", head, document, "\r\n--part--\r\n");
    }
  };

  /** The body of a call that says completed. */
  abstract HttpBody of(String documentId, Content document);
}
