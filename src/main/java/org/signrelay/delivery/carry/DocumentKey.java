package org.signrelay.delivery.carry;

import org.signrelay.database.TextHash;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.document.Document;

/**
 * By what a document is known in Salesforce: org, record and part, never its content. Stands at the
 * end of its description, as 32 hexadecimal digits. Another one once the design names another user,
 * host or object; what was sent before keeps its own, see {@link Document#createKey}.
 */
final class DocumentKey {
  private DocumentKey() {}

  static String of(Delivery delivery, Document document) {
    String name = delivery.recordKey().value() + "|" + document.partKey();
    return "signrelay:" + TextHash.of(name).toString().replace("-", "");
  }
}
