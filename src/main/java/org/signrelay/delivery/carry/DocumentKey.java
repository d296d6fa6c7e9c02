package org.signrelay.delivery.carry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.document.Document;

/**
 * By what a document is known in Salesforce: org, record and part, never its content. Stands at the
 * end of its description. Another one once the design names another user, host or object; what was
 * sent before keeps its own, see {@link Document#createKey}.
 */
final class DocumentKey {
  private static final int BYTES = 16;

  private DocumentKey() {}

  static String of(Delivery delivery, Document document) {
    String name = delivery.recordKey().value() + "|" + document.partKey();
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
      return "signrelay:" + HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
