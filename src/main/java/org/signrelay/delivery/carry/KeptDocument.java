package org.signrelay.delivery.carry;

import java.io.InputStream;
import org.signrelay.delivery.document.Document;
import org.signrelay.delivery.document.Documents;
import org.signrelay.salesforce.file.FileSource;

/** A document in the database, which can be read again and again. */
record KeptDocument(Document document, Documents documents) implements FileSource {
  @Override
  public long size() {
    return document.size();
  }

  @Override
  public String md5() {
    return document.md5();
  }

  @Override
  public InputStream open() {
    return documents.open(document.id());
  }
}
