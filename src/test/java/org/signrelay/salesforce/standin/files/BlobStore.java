package org.signrelay.salesforce.standin.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.signrelay.salesforce.standin.data.Blob;
import org.signrelay.salesforce.standin.protocol.Content;

/** Receives file contents: counts and hashes them and keeps them as told. */
public final class BlobStore {
  private volatile KeepFiles keep = new KeepFiles.InMemory(8 * 1024 * 1024);

  public void keep(KeepFiles how) {
    keep = how;
  }

  /** Reads to the end. */
  public Blob receive(InputStream in) throws IOException {
    MessageDigest md5 = digest("MD5");
    MessageDigest sha256 = digest("SHA-256");
    var hashed = new DigestInputStream(new DigestInputStream(in, md5), sha256);
    if (keep instanceof KeepFiles.OnDisk disk) {
      Path file = Files.createTempFile(disk.directory(), "standin", ".bin");
      try (OutputStream out = Files.newOutputStream(file)) {
        long size = hashed.transferTo(out);
        return blob(size, md5, sha256, Optional.of(new FileContent(file, size)));
      }
    }
    long most = keep instanceof KeepFiles.InMemory memory ? memory.mostBytesEach() : 0;
    return receive(hashed, md5, sha256, most);
  }

  private static Blob receive(InputStream in, MessageDigest md5, MessageDigest sha256, long most)
      throws IOException {
    var kept = new ByteArrayOutputStream();
    var buffer = new byte[64 * 1024];
    long size = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      size += read;
      if (size <= most) {
        kept.write(buffer, 0, read);
      }
    }
    Optional<Content> content =
        size <= most ? Optional.of(Content.of(kept.toByteArray())) : Optional.empty();
    return blob(size, md5, sha256, content);
  }

  private static Blob blob(
      long size, MessageDigest md5, MessageDigest sha256, Optional<Content> kept) {
    HexFormat hex = HexFormat.of();
    return new Blob(size, hex.formatHex(md5.digest()), hex.formatHex(sha256.digest()), kept);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** A file's content kept on disk. */
  private record FileContent(Path file, long length) implements Content {
    @Override
    public void writeTo(OutputStream out) {
      try {
        Files.copy(file, out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
