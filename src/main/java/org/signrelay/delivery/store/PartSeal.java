package org.signrelay.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.signrelay.design.Designs;
import org.signrelay.design.Secret;

/**
 * Encrypts the parts of documents when {@code signrelay.encryption-key} is set, each bound to its
 * document and number. The first byte says whether the others are encrypted.
 */
@ApplicationScoped
public class PartSeal {
  private static final byte CLEAR = 0;
  private static final byte SEALED = 1;

  @Inject Designs designs;

  /** The bytes as they are to be stored. */
  public byte[] seal(UUID document, int number, byte[] bytes) {
    List<Secret> keys = designs.server().encryptionKeys();
    return keys.isEmpty()
        ? marked(CLEAR, bytes)
        : marked(SEALED, AesGcm.sealBytes(keys.get(0), boundTo(document, number), bytes));
  }

  /**
   * The bytes that were sealed.
   *
   * @throws IllegalStateException if no configured key opens them
   */
  public byte[] open(UUID document, int number, byte[] stored) {
    byte[] content = Arrays.copyOfRange(stored, 1, stored.length);
    return stored[0] == CLEAR
        ? content
        : AesGcm.openBytes(designs.server().encryptionKeys(), boundTo(document, number), content)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no key in signrelay.encryption-key opens document " + document));
  }

  private static String boundTo(UUID document, int number) {
    return document + "/" + number;
  }

  private static byte[] marked(byte mark, byte[] bytes) {
    byte[] whole = new byte[bytes.length + 1];
    whole[0] = mark;
    System.arraycopy(bytes, 0, whole, 1, bytes.length);
    return whole;
  }
}
