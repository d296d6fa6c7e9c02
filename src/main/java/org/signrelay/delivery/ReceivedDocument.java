package org.signrelay.delivery;

import java.util.Optional;

/**
 * A document that came with a call and is in the database as a whole.
 *
 * @param part {@code merged}, {@code report} or a single document's name: with org and record its
 *     key
 * @param fileName as it was sent
 * @param mediaType what its first bytes say it is
 * @param size in bytes, above zero
 * @param md5 32 hexadecimal digits
 * @param sha256 64 hexadecimal digits
 */
public record ReceivedDocument(
    DocumentId id,
    String part,
    Optional<String> fileName,
    String mediaType,
    long size,
    String md5,
    String sha256) {}
