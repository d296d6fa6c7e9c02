package org.signrelay.salesforce.standin.data;

import java.util.Optional;
import org.signrelay.salesforce.standin.protocol.Content;

/**
 * Content of a file that was received: always counted and hashed, kept only when asked for.
 *
 * @param md5 lower-case hex, as {@code ContentVersion.Checksum} holds it
 * @param kept the bytes, empty if the stand-in was told to drop them
 */
public record Blob(long size, String md5, String sha256, Optional<Content> kept) {}
